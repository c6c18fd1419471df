using System.Buffers.Binary;

namespace Revoca.Casework.Evidence.Pictures;

/// <summary>The header and palette of a PNG, and how its samples become RGBA.</summary>
internal sealed class PngHeader
{
    private readonly int _depth, _colours;
    private readonly byte[] _palette = new byte[256 * 3];

    public PngHeader(Stream file)
    {
        var head = new byte[33];
        file.Position = 0;
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(12, 4).SequenceEqual("IHDR"u8))
            throw new PictureUnreadableException("the picture's header is broken");
        long width = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(16)), height = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(20));
        PictureRows.Check(width, height, PictureRows.MostPixels);
        (Width, Height, _depth, _colours, Interlaced) = ((int)width, (int)height, head[24], head[25], head[28] == 1);
        Channels = _colours switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        var depths = _colours switch { 0 => "1 2 4 8 16", 3 => "1 2 4 8", _ => "8 16" };
        if (Channels == 0 || !depths.Split(' ').Contains(_depth.ToString(System.Globalization.CultureInfo.InvariantCulture)) || head[28] > 1)
            throw new PictureUnreadableException("the picture's header is broken");
        if (_colours == 3)
            ReadPalette(file);
    }

    public int Width { get; }

    public int Height { get; }

    public bool Interlaced { get; }

    public int BitsPerPixel => Channels * _depth;

    private int Channels { get; }

    /// <summary>One row of samples to four bytes a pixel.</summary>
    public void Expand(ReadOnlySpan<byte> line, Span<byte> rgba)
    {
        if (_colours == 6 && _depth == 8)
        {
            line.CopyTo(rgba);
            return;
        }

        var step = _depth == 16 ? 2 : 1;
        var pixels = rgba.Length / 4;
        for (var x = 0; x < pixels; x++)
        {
            var pixel = rgba.Slice(4 * x, 4);
            pixel[3] = 255;
            if (_colours is 2 or 6)
                (pixel[0], pixel[1], pixel[2]) = (line[Channels * x * step], line[(Channels * x + 1) * step], line[(Channels * x + 2) * step]);
            else if (_colours == 3)
                _palette.AsSpan(3 * Sample(line, x), 3).CopyTo(pixel);
            else
                pixel[..3].Fill(_depth < 8 ? (byte)(Sample(line, x) * 255 / ((1 << _depth) - 1)) : line[Channels * x * step]);
        }
    }

    private int Sample(ReadOnlySpan<byte> line, int x)
    {
        if (_depth == 8)
            return line[x];
        var bit = x * _depth;
        return (line[bit >> 3] >> (8 - _depth - (bit & 7))) & ((1 << _depth) - 1);
    }

    private void ReadPalette(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        for (var at = 33L; at < file.Length;)
        {
            file.Position = at;
            if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8 || head[4..].SequenceEqual("IDAT"u8))
                break;
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head[4..].SequenceEqual("PLTE"u8) && length <= _palette.Length)
            {
                if (file.ReadAtLeast(_palette.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false) == length)
                    return;
                break;
            }

            at += 12 + (long)length;
        }

        throw new PictureUnreadableException("the picture's palette is missing");
    }
}
