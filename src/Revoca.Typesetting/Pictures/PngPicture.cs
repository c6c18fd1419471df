using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Revoca.Typesetting.Pictures;

/// <summary>PNG data suit PDF as they are, row filters included. Transparency would have to be taken apart pixel by pixel, and is refused.</summary>
internal static class PngPicture
{
    private const int SignatureLength = 8;

    public static PdfPicture Read(ReadOnlySpan<byte> bytes)
    {
        using var data = new MemoryStream();
        byte[] header = [];
        byte[] palette = [];
        for (var at = SignatureLength; at + 12 <= bytes.Length;)
        {
            var chunk = Chunk(bytes, at);
            switch (bytes.Slice(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    header = chunk.ToArray();
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = chunk.ToArray();
                    break;
                case [(byte)'t', (byte)'R', (byte)'N', (byte)'S']:
                    throw new PictureRefused(PictureFinding.Transparent);
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    data.Write(chunk);
                    break;
            }

            at += 12 + chunk.Length;
        }

        return Picture(header, palette, data.ToArray());
    }

    /// <summary>The same without chunks a picture can do without: texts, times, profiles.</summary>
    public static byte[] Bare(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length);
        kept.AddRange(bytes[..SignatureLength]);
        for (var at = SignatureLength; at + 12 <= bytes.Length;)
        {
            var end = at + 12 + Chunk(bytes, at).Length;
            if (bytes[at + 4] is >= (byte)'A' and <= (byte)'Z')
                kept.AddRange(bytes[at..end]);
            at = end;
        }

        return [.. kept];
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> bytes, int at)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
        return length >= 0 ? bytes.Slice(at + 8, length) : throw new PictureRefused(PictureFinding.Damaged);
    }

    private static PdfPicture Picture(byte[] header, byte[] palette, byte[] data)
    {
        if (header.Length != 13 || data.Length == 0)
            throw new PictureRefused(PictureFinding.Damaged);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        if (width <= 0 || height <= 0)
            throw new PictureRefused(PictureFinding.Damaged);
        if (Math.Max(width, height) > LogoPicture.LargestSide)
            throw new PictureRefused(PictureFinding.TooLarge);
        if (header[12] != 0)
            throw new PictureRefused(PictureFinding.Interlaced);
        var (depth, samples, colours) = (header[8], header[9]) switch
        {
            (1 or 2 or 4 or 8 or 16, 0) => (header[8], 1, "/DeviceGray"),
            (8 or 16, 2) => (header[8], 3, "/DeviceRGB"),
            (1 or 2 or 4 or 8, 3) when palette.Length is > 0 and <= 768 => (header[8], 1, string.Create(CultureInfo.InvariantCulture, $"[/Indexed/DeviceRGB {(palette.Length / 3) - 1}<{Convert.ToHexString(palette)}>]")),
            (_, 4 or 6) => throw new PictureRefused(PictureFinding.Transparent),
            _ => throw new PictureRefused(PictureFinding.Damaged),
        };
        Count(data, (1L + (((width * samples * depth) + 7) / 8)) * height);
        return new PdfPicture(width, height, Entries(width, height, colours, depth, samples), data);
    }

    /// <summary>Unpacks into nothing: the data must hold exactly what the header promises, and their check sum must agree.</summary>
    private static void Count(byte[] data, long promised)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var buffer = new byte[8192];
        var held = 0L;
        for (var read = zlib.Read(buffer); read > 0 && held <= promised; read = zlib.Read(buffer))
            held += read;
        if (held != promised)
            throw new PictureRefused(PictureFinding.Damaged);
    }

    private static string Entries(int width, int height, string colours, int depth, int samples) => string.Create(
        CultureInfo.InvariantCulture,
        $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{colours}/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {samples}/BitsPerComponent {depth}/Columns {width}>>");
}
