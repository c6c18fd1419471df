using System.Buffers.Binary;

namespace Revoca.Domain.Evidence.Models;

/// <summary>The header of a safetensors file: eight bytes of length N (little-endian), N bytes of JSON, then the weights.</summary>
public static class SafetensorsHeader
{
    /// <summary>The format's own limit for N, in bytes.</summary>
    public const long Longest = 100_000_000;

    /// <summary>True when the first bytes and the length can be such a file; a lying length makes it another kind.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head, long fileLength) =>
        head.Length >= 10 && DataOffset(head, fileLength) is not null && FirstOf(head[8..]) == (byte)'{';

    /// <summary>Where the weights begin (8 + N), or null when N cannot be true.</summary>
    public static long? DataOffset(ReadOnlySpan<byte> head, long fileLength)
    {
        if (head.Length < 8)
            return null;
        var length = BinaryPrimitives.ReadUInt64LittleEndian(head);
        return length is < 2 or > (ulong)Longest || (long)length > fileLength - 8 ? null : 8 + (long)length;
    }

    private static byte FirstOf(ReadOnlySpan<byte> json)
    {
        foreach (var b in json)
            if (b is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return b;
        return 0;
    }
}
