using System.Text.Json;
using Revoca.Typesetting.Pictures;

namespace Revoca.Casework.Letters.Logos;

/// <summary>The logo in use, kept as a file beside the organisation's own texts, so that backups take it along.</summary>
public sealed class Letterhead
{
    private readonly string path;
    private readonly Lock writing = new();
    private volatile LetterLogo? logo;

    /// <summary>Reads what is there; a file that cannot be used counts as none, and <see cref="IsUnusable"/> says so.</summary>
    public Letterhead(string folder)
    {
        path = Path.Combine(folder, "logo.json");
        if (!File.Exists(path))
            return;
        logo = Read(File.ReadAllBytes(path));
        IsUnusable = logo is null;
    }

    /// <summary>Null where letters carry the name alone.</summary>
    public LetterLogo? Logo => logo;

    /// <summary>True when the file was there at the start and could not be read.</summary>
    public bool IsUnusable { get; }

    internal void Keep(LetterLogo wanted)
    {
        lock (writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(new LogoFile(wanted.Words, wanted.Picture.ToArray())));
            File.Move(path + ".new", path, overwrite: true);
            logo = wanted;
        }
    }

    internal void Remove()
    {
        lock (writing)
        {
            if (File.Exists(path))
                File.Delete(path);
            logo = null;
        }
    }

    private static LetterLogo? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<LogoFile>(bytes) is { Picture: { } picture, Words: { } words } && LogoPicture.Look(picture).Finding == PictureFinding.Usable
                ? new LetterLogo(picture, words)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record LogoFile(string? Words, byte[]? Picture);
}
