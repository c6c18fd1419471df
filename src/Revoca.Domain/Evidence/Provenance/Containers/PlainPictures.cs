using System.Buffers.Binary;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>GIF and BMP: they carry no texts that are read; their size in pixels stands at the beginning.</summary>
public static class PlainPictures
{
    public static void Walk(ByteWindow file, EmbeddedTexts found)
    {
        var head = new byte[Math.Min(26, file.Length)];
        if (!file.TryRead(0, head))
            return;
        if (head.AsSpan().StartsWith("GIF8"u8) && head.Length >= 10)
            found.Dimensions = (Short(head, 6), Short(head, 8));
        else if (head.AsSpan().StartsWith("BM"u8) && head.Length >= 26)
            found.Dimensions = head[14] == 12 ? (Short(head, 18), Short(head, 20)) : (Side(head, 18), Side(head, 22));
    }

    private static int Short(byte[] head, int at) => BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(at));

    // A height below zero says that the first row is the upper one.
    private static int Side(byte[] head, int at) => (int)(Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(at))) & int.MaxValue);
}
