namespace Revoca.Typesetting.Pictures;

/// <summary>Whether a picture can stand in a letter. It goes in as it is, never decoded, so what a PDF cannot hold as it is is refused.</summary>
public enum PictureFinding
{
    Usable,

    /// <summary>Neither PNG nor JPEG.</summary>
    OtherKind,

    /// <summary>PNG with transparent parts.</summary>
    Transparent,

    /// <summary>PNG that is stored interlaced.</summary>
    Interlaced,

    /// <summary>JPEG in other colours than grey and RGB, or in a form PDF does not know.</summary>
    OtherColours,

    /// <summary>Wider or higher than <see cref="LogoPicture.LargestSide"/> pixels.</summary>
    TooLarge,

    /// <summary>Cut off, or contradicting itself.</summary>
    Damaged,
}

/// <summary>A picture that cannot be used, and why.</summary>
internal sealed class PictureRefused(PictureFinding finding) : Exception(finding.ToString())
{
    public PictureFinding Finding { get; } = finding;
}
