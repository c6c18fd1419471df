using System.Buffers.Binary;
using System.Globalization;

namespace Revoca.Typesetting.Pictures;

/// <summary>JPEG goes into a PDF as it is; only its size and colours have to be known.</summary>
internal static class JpegPicture
{
    private const byte Scan = 0xDA;
    private const byte Adobe = 0xEE;

    public static PdfPicture Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.TrimEnd((byte)0) is not [.., 0xFF, 0xD9])
            throw new PictureRefused(PictureFinding.Damaged);
        PdfPicture? picture = null;
        for (var at = 2; at + 9 < bytes.Length; at = After(bytes, at))
        {
            if (bytes[at + 1] == Scan)
                return picture ?? throw new PictureRefused(PictureFinding.Damaged);
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                picture = Frame(bytes, at);
        }

        throw new PictureRefused(PictureFinding.Damaged);
    }

    /// <summary>The same without application data and comments; Adobe's note on colours stays, since readers need it.</summary>
    public static byte[] Bare(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length) { 0xFF, 0xD8 };
        var at = 2;
        while (bytes[at + 1] != Scan)
        {
            var next = After(bytes, at);
            if (bytes[at + 1] is (not ((>= 0xE0 and <= 0xEF) or 0xFE)) or Adobe)
                kept.AddRange(bytes[at..next]);
            at = next;
        }

        kept.AddRange(bytes[at..]);
        return [.. kept];
    }

    private static int After(ReadOnlySpan<byte> bytes, int at) => bytes[at] == 0xFF
        ? at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..])
        : throw new PictureRefused(PictureFinding.Damaged);

    private static PdfPicture Frame(ReadOnlySpan<byte> bytes, int at)
    {
        // Baseline, extended and progressive are what DCTDecode knows.
        var colours = (bytes[at + 1], bytes[at + 4], bytes[at + 9]) switch
        {
            ( >= 0xC0 and <= 0xC2, 8, 1) => "DeviceGray",
            ( >= 0xC0 and <= 0xC2, 8, 3) => "DeviceRGB",
            _ => throw new PictureRefused(PictureFinding.OtherColours),
        };
        var height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
        if (width == 0 || height == 0)
            throw new PictureRefused(PictureFinding.Damaged);
        if (Math.Max(width, height) > LogoPicture.LargestSide)
            throw new PictureRefused(PictureFinding.TooLarge);
        return new PdfPicture(width, height, string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{colours}/BitsPerComponent 8/Filter/DCTDecode"), bytes.ToArray());
    }
}
