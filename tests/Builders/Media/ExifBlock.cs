using System.Buffers.Binary;
using System.Text;

namespace Revoca.Builders.Media;

/// <summary>Writes an Exif block with texts in the main directory and, for the user comment, in the Exif directory.</summary>
public static class ExifBlock
{
    public static byte[] UserComment(string text, bool bigEndian = true, bool commentBigEndian = true) => Bytes(
        bigEndian,
        [],
        [.. "UNICODE\0"u8, .. (commentBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(text)]);

    public static byte[] Texts(bool bigEndian, params (ushort Tag, string Text)[] texts) => Bytes(bigEndian, texts, null);

    public static byte[] Bytes(bool bigEndian, (ushort Tag, string Text)[] texts, byte[]? comment)
    {
        var entries = new List<(ushort Tag, ushort Type, byte[] Value)>(
            texts.OrderBy(text => text.Tag).Select(text => (text.Tag, (ushort)2, Encoding.UTF8.GetBytes(text.Text + "\0"))));
        using var file = new MemoryStream();
        void U16(int value) => file.Write(Ordered(BitConverter.GetBytes((ushort)value), bigEndian));
        void U32(long value) => file.Write(Ordered(BitConverter.GetBytes((uint)value), bigEndian));
        file.Write(bigEndian ? "MM"u8 : "II"u8);
        U16(42);
        U32(8);
        var directory = 2 + 12 * (entries.Count + (comment is null ? 0 : 1)) + 4;
        var data = 8 + directory;
        U16(entries.Count + (comment is null ? 0 : 1));
        using var values = new MemoryStream();
        foreach (var (tag, type, value) in entries)
        {
            U16(tag);
            U16(type);
            U32(value.Length);
            U32(data + values.Length);
            values.Write(value);
        }

        if (comment is not null)
        {
            U16(0x8769);
            U16(4);
            U32(1);
            U32(data + values.Length);
        }

        U32(0);
        var sub = data + values.Length;
        file.Write(values.ToArray());
        if (comment is not null)
        {
            U16(1);
            U16(0x9286);
            U16(7);
            U32(comment.Length);
            U32(sub + 18);
            U32(0);
            file.Write(comment);
        }

        return file.ToArray();
    }

    /// <summary>How a picture is to be turned before it is shown, 1 to 8.</summary>
    public static byte[] Orientation(int value, bool bigEndian = true) => bigEndian
        ? [.. "MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)value, 0, 0, 0, 0, 0, 0]
        : [.. "II*\0\b\0\0\0\u0001\0"u8, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)value, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Ordered(byte[] little, bool bigEndian)
    {
        if (bigEndian == BitConverter.IsLittleEndian)
            Array.Reverse(little);
        return little;
    }
}
