using System.Buffers.Binary;
using System.Globalization;

namespace Revoca.Typesetting.Pictures;

/// <summary>JPEG goes into a PDF as it is; only its size and colours have to be known.</summary>
internal static class JpegPicture
{
    public static PdfPicture Read(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
                throw new InvalidDataException("A JPEG segment does not begin with a marker.");
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Frame(bytes, at);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        throw new InvalidDataException("The JPEG has no frame.");
    }

    private static PdfPicture Frame(ReadOnlySpan<byte> bytes, int at)
    {
        var height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
        var colours = bytes[at + 9] switch
        {
            1 => "DeviceGray",
            3 => "DeviceRGB",
            _ => throw new InvalidDataException("Only grey and RGB JPEG can stand beside an sRGB profile."),
        };
        if (bytes[at + 4] != 8 || width == 0 || height == 0)
            throw new InvalidDataException("The JPEG has no usual size or depth.");
        return new PdfPicture(width, height, string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{colours}/BitsPerComponent 8/Filter/DCTDecode"), bytes.ToArray());
    }
}
