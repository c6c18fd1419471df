using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

using Revoca.Typesetting.Pdf;

namespace Revoca.Typesetting.Pictures;

/// <summary>PNG data suit PDF as they are, filters included; only transparency has to be taken apart.</summary>
internal static class PngPicture
{
    private const int LargestSide = 4096;
    private const int AlphaFlag = 4;

    public static PdfPicture Read(ReadOnlySpan<byte> bytes)
    {
        using var data = new MemoryStream();
        byte[] header = [];
        byte[] palette = [];
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            if (length < 0)
                throw new InvalidDataException("A PNG chunk has a negative length.");
            var chunk = bytes.Slice(at + 8, length);
            switch (bytes.Slice(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    header = chunk.ToArray();
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = chunk.ToArray();
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    data.Write(chunk);
                    break;
            }

            at += 12 + length;
        }

        return Picture(header, palette, data.ToArray());
    }

    private static PdfPicture Picture(byte[] header, byte[] palette, byte[] data)
    {
        if (header.Length != 13 || data.Length == 0 || header[12] != 0)
            throw new InvalidDataException("The PNG is incomplete or interlaced.");
        var width = BinaryPrimitives.ReadInt32BigEndian(header);
        var height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        if (width is <= 0 or > LargestSide || height is <= 0 or > LargestSide)
            throw new InvalidDataException("The PNG is empty or too large for a letterhead.");
        var depth = header[8];
        var kind = header[9];
        var rows = Unpack(data, RowLength(width, depth, kind) * height);
        if ((kind & AlphaFlag) == 0)
        {
            var colours = kind switch
            {
                0 => "/DeviceGray",
                2 => "/DeviceRGB",
                3 => string.Create(CultureInfo.InvariantCulture, $"[/Indexed/DeviceRGB {(palette.Length / 3) - 1}<{Convert.ToHexString(palette)}>]"),
                _ => throw new InvalidDataException("There is no such PNG colour type."),
            };
            return new PdfPicture(width, height, Entries(width, height, colours, depth, kind == 2 ? 3 : 1), PdfFile.Compress(rows));
        }

        return depth == 8 ? Separated(rows, width, height, kind == 6 ? 3 : 1) : throw new InvalidDataException("Transparent PNG must have 8 bits.");
    }

    private static int RowLength(int width, int depth, int kind)
    {
        var samples = kind switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        return 1 + (((width * samples * depth) + 7) / 8);
    }

    /// <summary>Exactly the bytes the header promises; a file that would unpack to more is cut, one with less is damaged.</summary>
    private static byte[] Unpack(byte[] data, int length)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var rows = new byte[length];
        zlib.ReadExactly(rows);
        return rows;
    }

    private static string Entries(int width, int height, string colours, int depth, int samples) => string.Create(
        CultureInfo.InvariantCulture,
        $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{colours}/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {samples}/BitsPerComponent {depth}/Columns {width}>>");

    private static PdfPicture Separated(byte[] rows, int width, int height, int samples)
    {
        var pixel = samples + 1;
        PngFilters.Undo(rows, width * pixel, height, pixel);
        var colour = new byte[height * ((width * samples) + 1)];
        var mask = new byte[height * (width + 1)];
        for (var row = 0; row < height; row++)
        {
            var source = rows.AsSpan((row * ((width * pixel) + 1)) + 1);
            for (var column = 0; column < width; column++)
            {
                source.Slice(column * pixel, samples).CopyTo(colour.AsSpan((row * ((width * samples) + 1)) + 1 + (column * samples)));
                mask[(row * (width + 1)) + 1 + column] = source[(column * pixel) + samples];
            }
        }

        return new PdfPicture(width, height, Entries(width, height, samples == 3 ? "/DeviceRGB" : "/DeviceGray", 8, samples), PdfFile.Compress(colour))
        {
            Mask = (Entries(width, height, "/DeviceGray", 8, 1), PdfFile.Compress(mask)),
        };
    }
}
