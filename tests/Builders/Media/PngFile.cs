using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Revoca.Builders.Media;

/// <summary>Writes PNG files of invented pictures, with whatever texts a test wants in them.</summary>
public sealed class PngFile
{
    private static readonly (int, int, int, int)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    private readonly List<(string Type, byte[] Body)> _before = [], _after = [];

    public int Width { get; init; } = 64;

    public int Height { get; init; } = 64;

    /// <summary>PNG colour type: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA.</summary>
    public byte Colours { get; init; } = 2;

    public byte Depth { get; init; } = 8;

    /// <summary>Row filter of every row, 0 to 4.</summary>
    public byte Filter { get; init; }

    /// <summary>Seven thinned pictures one after the other (Adam7).</summary>
    public bool Interlaced { get; init; }

    /// <summary>Chunks the picture's data is cut into.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Value of one byte of a row by (x in bytes, y).</summary>
    public Func<int, int, byte> Sample { get; init; } = (x, y) => (byte)((x * 7 + y * 13) ^ (x * y / 9));

    public static byte[] Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public PngFile Text(string key, string text, bool afterPicture = false) =>
        Chunk("tEXt", [.. Encoding.Latin1.GetBytes(key), 0, .. Encoding.Latin1.GetBytes(text)], afterPicture);

    public PngFile Compressed(string key, string text) => Chunk("zTXt", [.. Encoding.Latin1.GetBytes(key), 0, 0, .. Deflate(Encoding.UTF8.GetBytes(text))]);

    public PngFile International(string key, string text, bool compressed = false) => Chunk(
        "iTXt",
        [.. Encoding.Latin1.GetBytes(key), 0, (byte)(compressed ? 1 : 0), 0, 0, 0, .. compressed ? Deflate(Encoding.UTF8.GetBytes(text)) : Encoding.UTF8.GetBytes(text)]);

    public PngFile Chunk(string type, byte[] body, bool afterPicture = false)
    {
        (afterPicture ? _after : _before).Add((type, body));
        return this;
    }

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9], head[12]) = (Depth, Colours, (byte)(Interlaced ? 1 : 0));
        Write(file, "IHDR", head);
        foreach (var (type, body) in _before)
            Write(file, type, body);
        var data = Deflate(Interlaced ? [.. Passes.SelectMany(Rows)] : Rows((0, 0, 1, 1)));
        foreach (var part in data.Chunk((data.Length + Parts - 1) / Parts))
            Write(file, "IDAT", part);
        foreach (var (type, body) in _after)
            Write(file, type, body);
        Write(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Fastest))
            deflater.Write(bytes);
        return packed.ToArray();
    }

    public static void Write(Stream file, string type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. body];
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(chunk));
        file.Write(number);
    }

    private byte[] Rows((int Left, int Top, int Right, int Down) pass)
    {
        var channels = Colours switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        int width = (Width - pass.Left + pass.Right - 1) / pass.Right, height = (Height - pass.Top + pass.Down - 1) / pass.Down;
        int length = (width * channels * Depth + 7) / 8, step = Math.Max(1, channels * Depth / 8);
        using var rows = new MemoryStream();
        if (width < 1)
            return [];
        var above = new byte[length];
        for (var y = 0; y < height; y++)
        {
            var line = new byte[length];
            for (var x = 0; x < length; x++)
                line[x] = Sample(x, y * pass.Down + pass.Top);
            rows.WriteByte(Filter);
            for (var x = 0; x < length; x++)
            {
                int left = x < step ? 0 : line[x - step], up = above[x], corner = x < step ? 0 : above[x - step];
                rows.WriteByte((byte)(line[x] - Filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 }));
            }

            above = line;
        }

        return rows.ToArray();
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
