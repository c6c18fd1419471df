namespace Revoca.Typesetting.Pictures;

/// <summary>Looks at a logo before it is kept: headers are read, data are counted, no pixel is made.</summary>
public static class LogoPicture
{
    /// <summary>Pixels of the longer side.</summary>
    public const int LargestSide = 1600;

    /// <summary>Bytes of the file.</summary>
    public const int LargestFile = 256 * 1024;

    /// <summary>What stands against the picture, and its size in pixels where it is usable.</summary>
    public static (PictureFinding Finding, int Width, int Height) Look(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > LargestFile)
            return (PictureFinding.TooLarge, 0, 0);
        var finding = PdfPicture.TryRead(bytes, out var picture);
        return (finding, picture?.Width ?? 0, picture?.Height ?? 0);
    }

    /// <summary>The picture without what a camera or a program wrote beside it: place, names, previews. Only for a usable one.</summary>
    public static byte[] Bare(ReadOnlyMemory<byte> bytes) =>
        bytes.Span is [0xFF, ..] ? JpegPicture.Bare(bytes.Span) : PngPicture.Bare(bytes.Span);
}
