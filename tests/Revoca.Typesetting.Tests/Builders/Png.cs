using System.Buffers.Binary;
using System.IO.Compression;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>Small PNG files of every kind, made by hand so that no picture library decides what is in them.</summary>
internal static class Png
{
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="kind">Colour type: 0 grey, 2 RGB, 3 palette, 4 grey and 6 RGB with transparency.</param>
    /// <param name="interlaced">As its header says.</param>
    /// <param name="extra">A chunk more, in front of the data.</param>
    public static byte[] Of(int width, int height, byte kind, bool interlaced = false, (string Type, byte[] Data)? extra = null)
    {
        var samples = kind switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var rowLength = (width * samples) + 1;
        var rows = new byte[height * rowLength];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i % rowLength == 0 ? (byte)(i % 5) : (byte)(i * 7);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (8, kind, (byte)(interlaced ? 1 : 0));
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header),
            .. kind == 3 ? Chunk("PLTE", [.. Enumerable.Range(0, 768).Select(i => (byte)i)]) : [],
            .. extra is { } more ? Chunk(more.Type, more.Data) : [],
            .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. System.Text.Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }
}
