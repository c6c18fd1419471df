using System.Globalization;
using System.Text;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>
/// An organisation's own texts, kept as files in the data folder: the one in use, and every earlier one beside it.
/// A text with a fault never replaces the one in use.
/// </summary>
public sealed class OwnTexts
{
    /// <summary>The folder's name within the data folder; backups take it along.</summary>
    public const string Folder = "letters";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly LetterTemplates templates;
    private readonly TimeProvider clock;
    private readonly string folder;
    private readonly Lock writing = new();

    /// <summary>Reads what is there and puts it in use; a file that cannot be used is told in <see cref="Unusable"/>, and the shipped text stays.</summary>
    public OwnTexts(LetterTemplates templates, TimeProvider clock, string folder)
    {
        ArgumentNullException.ThrowIfNull(templates);
        this.templates = templates;
        this.clock = clock;
        this.folder = folder;
        var unusable = new List<(LetterKind Kind, Language Language, TemplateFault Fault)>();
        foreach (var kind in LetterKinds.All)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                if (Read(kind, language) is { } text && Faults(text, kind, language) is [var first, ..])
                    unusable.Add((kind, language, first));
                else if (Read(kind, language) is { } usable)
                    templates.Override(usable, kind, language);
            }
        }

        Unusable = unusable;
    }

    /// <summary>Files found at the start that could not be put in use.</summary>
    public IReadOnlyList<(LetterKind Kind, Language Language, TemplateFault Fault)> Unusable { get; }

    /// <summary>The organisation's own text, or null where the shipped one is in use.</summary>
    public string? Read(LetterKind kind, Language language) =>
        File.Exists(PathOf(kind, language)) ? File.ReadAllText(PathOf(kind, language), Utf8) : null;

    public IReadOnlyList<TemplateFault> Faults(string text, LetterKind kind, Language language) =>
        TemplateLinter.Faults(text, kind, language, templates.Phrases(language));

    /// <summary>Puts a text in use when it has no fault; otherwise says what is wrong and leaves everything as it was.</summary>
    internal IReadOnlyList<TemplateFault> Use(string text, LetterKind kind, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = Faults(text, kind, language);
        if (faults.Count > 0)
            return faults;
        lock (writing)
        {
            KeepEarlier(kind, language);
            var path = PathOf(kind, language);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            File.WriteAllText(path + ".new", text.ReplaceLineEndings("\n"), Utf8);
            File.Move(path + ".new", path, overwrite: true);
            templates.Override(text, kind, language);
        }

        return [];
    }

    /// <summary>Back to the shipped text; the own one is kept beside.</summary>
    internal void Restore(LetterKind kind, Language language)
    {
        lock (writing)
        {
            KeepEarlier(kind, language);
            templates.Restore(kind, language);
        }
    }

    private void KeepEarlier(LetterKind kind, Language language)
    {
        var path = PathOf(kind, language);
        if (File.Exists(path))
            File.Move(path, $"{path}.{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfffffff'Z'", CultureInfo.InvariantCulture)}.earlier", overwrite: true);
    }

    private string PathOf(LetterKind kind, Language language) => Path.Combine(folder, language.Tag(), kind.Token() + ".md");
}
