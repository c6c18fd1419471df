namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>One text a file carries beside its picture or sound.</summary>
/// <param name="Key">Lower case: the container's own name for it, such as <c>parameters</c> or <c>usercomment</c>.</param>
public sealed record EmbeddedText(string Key, string Text);

/// <summary>What a walker collected; bounded in number and size whatever the file claims.</summary>
public sealed class EmbeddedTexts
{
    private const int MostTexts = 512;
    private const int MostCharacters = 2 * ByteWindow.TextCap;
    private readonly List<EmbeddedText> _all = [];
    private int _characters;

    public IReadOnlyList<EmbeddedText> All => _all;

    /// <summary>True when a C2PA manifest store was seen; nothing about its validity.</summary>
    public bool HasC2pa { get; private set; }

    /// <summary>IPTC digital source type, the last part of its address, such as <c>trainedAlgorithmicMedia</c>.</summary>
    public string? DigitalSourceType { get; private set; }

    /// <summary>Pixels, where the container says so itself.</summary>
    public (int Width, int Height)? Dimensions { get; set; }

    public void Add(string key, string? text)
    {
        text = text?.Trim('\0', ' ', '\r', '\n', '\t', '\uFEFF');
        if (string.IsNullOrEmpty(text) || _all.Count >= MostTexts || text.Length > MostCharacters - _characters)
            return;
        _characters += text.Length;
        _all.Add(new EmbeddedText(key.Trim().ToLowerInvariant(), text));
    }

    /// <summary>The first text under <paramref name="key"/> (lower case), or null.</summary>
    public string? First(string key) => _all.Find(text => text.Key == key)?.Text;

    /// <summary>Notes a manifest store and the source type named inside it, its ingredients included.</summary>
    public void AddC2pa(ReadOnlySpan<byte> jumbf)
    {
        HasC2pa = true;
        ReadOnlySpan<string> types = ["compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia"];
        foreach (var type in types)
            if (jumbf.IndexOf(System.Text.Encoding.ASCII.GetBytes(type)) >= 0)
            {
                NoteSourceType(type);
                return;
            }
    }

    public void NoteSourceType(string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            DigitalSourceType ??= value.Trim()[(value.Trim().TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');
    }
}
