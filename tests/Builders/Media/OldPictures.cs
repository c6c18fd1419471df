using System.Buffers.Binary;
using System.Text;

namespace Revoca.Builders.Media;

/// <summary>GIF, BMP and WebP files that are written by hand: palettes, several frames, transparency.</summary>
public static class OldPictures
{
    /// <param name="clear">The colour that is transparent, or null.</param>
    /// <param name="frames">Later frames show something else.</param>
    public static byte[] Gif(int width, int height, byte? clear = null, int frames = 1)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([.. Short(width), .. Short(height), 0xF6, 0, 0]);
        for (var i = 0; i < 128; i++)
            file.Write([(byte)(i * 2), (byte)(255 - i), (byte)(i * 37)]);
        for (var frame = 0; frame < frames; frame++)
        {
            file.Write([0x21, 0xF9, 4, (byte)(clear is null ? 0 : 1), 10, 0, clear ?? 0, 0]);
            file.Write([0x2C, 0, 0, 0, 0, .. Short(width), .. Short(height), 0, 7]);
            var codes = new List<byte>();
            for (var i = 0; i < width * height; i++)
            {
                // Starting anew before the codes grow keeps each at eight bits.
                if (i % 120 == 0)
                    codes.Add(128);
                codes.Add((byte)((i % width / 9 * 29 + i / width / 7 * 17 + frame * 50) % 128));
            }

            codes.Add(129);
            foreach (var part in codes.Chunk(255))
                file.Write([(byte)part.Length, .. part]);
            file.WriteByte(0);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <param name="bits">8 (palette), 24 or 32 for each pixel.</param>
    /// <param name="down">True when the first row in the file is the upper one.</param>
    public static byte[] Bmp(int width, int height, int bits, bool down = false)
    {
        int row = (width * bits / 8 + 3) / 4 * 4, colours = bits == 8 ? 256 : 0, start = 54 + 4 * colours;
        var file = new byte[start + row * height];
        "BM"u8.CopyTo(file);
        foreach (var (at, value) in (ReadOnlySpan<(int, int)>)[(2, file.Length), (10, start), (14, 40), (18, width), (22, down ? -height : height), (26, 1 | bits << 16), (34, row * height), (46, colours)])
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        for (var i = 0; i < colours; i++)
            file.AsSpan(54 + 4 * i, 3).Fill((byte)(i * 73));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width * bits / 8; x++)
                file[start + y * row + x] = (byte)(x / 11 * 31 + y / 9 * 57 + x);
        return file;
    }

    /// <summary>The same WebP with the chunk that lists what it holds, and whatever else is to be in it.</summary>
    /// <param name="flags">8 Exif, 16 transparency, 32 colour profile.</param>
    public static byte[] Extended(this byte[] webp, int width, int height, byte flags, params (string Type, byte[] Body)[] others) =>
        Riff([("VP8X", [flags, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]), .. Chunks(webp).Where(chunk => chunk.Type != "VP8X"), .. others]);

    /// <summary>Two WebP pictures of one size, one after the other.</summary>
    public static byte[] Animated(this byte[] first, byte[] second, int width, int height) => Riff(
    [
        ("VP8X", [2, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]), ("ANIM", new byte[6]),
        .. new[] { first, second }.Select(frame => ("ANMF", (byte[])[0, 0, 0, 0, 0, 0, .. Three(width - 1), .. Three(height - 1), 100, 0, 0, 0, .. Chunks(frame).SelectMany(chunk => Chunk(chunk.Type, chunk.Body))])),
    ]);

    private static IEnumerable<(string Type, byte[] Body)> Chunks(byte[] webp)
    {
        for (var at = 12; at + 8 <= webp.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(at + 4));
            yield return (Encoding.ASCII.GetString(webp, at, 4), webp[(at + 8)..(at + 8 + length)]);
            at += 8 + length + (length & 1);
        }
    }

    private static byte[] Riff(IEnumerable<(string Type, byte[] Body)> chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Body))];
        return Chunk("RIFF", body);
    }

    private static byte[] Chunk(string type, byte[] body) => [.. Encoding.ASCII.GetBytes(type), .. BitConverter.GetBytes(body.Length), .. body, .. new byte[body.Length & 1]];

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Three(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
