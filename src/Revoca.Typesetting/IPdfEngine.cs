namespace Revoca.Typesetting;

/// <summary>The seam between letters and typesetting. Engines are thread-safe and give the same bytes for the same document.</summary>
public interface IPdfEngine
{
    /// <summary>Name and version, for the record of how a letter was made.</summary>
    string Version { get; }

    /// <summary>Sets the document. Text that cannot be set is shown as a visible mark and told in the warnings, never dropped.</summary>
    PdfResult Render(Document document);
}

/// <summary>A finished PDF.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Warnings">What a person should look at before sending; empty when all went well.</param>
public sealed record PdfResult(byte[] Bytes, int Pages, IReadOnlyList<TypesettingWarning> Warnings);

/// <summary>Something that could not be set as asked. Detail names code points, never the text around them.</summary>
public sealed record TypesettingWarning(WarningKind Kind, string Detail);

public enum WarningKind
{
    /// <summary>No font has this character; a box stands in its place.</summary>
    MissingGlyph,

    /// <summary>A control or direction character was replaced by a visible mark.</summary>
    ControlCharacter,

    /// <summary>A logo that is neither PNG nor JPEG, or is damaged; its words stand in its place.</summary>
    PictureUnreadable,
}
