using System.Text;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>Bytes to text where files disagree about the encoding; never fails.</summary>
public static class TextBytes
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 when the bytes are that, else Latin-1: PNG's tEXt is the second by the letter and the first in practice.</summary>
    public static string Utf8OrLatin1(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>UTF-16 of unstated order: a byte order mark decides, else where the zero bytes of Latin letters lie.</summary>
    public static string Utf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        return (even > odd ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes);
    }

    /// <summary>An Exif comment: eight bytes that name the code, then the text.</summary>
    public static string ExifComment(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("UNICODE\0"u8))
            return Utf16(bytes[8..]);
        if (bytes.StartsWith("ASCII\0\0\0"u8) || bytes.StartsWith("JIS\0\0\0\0\0"u8) || bytes.StartsWith("\0\0\0\0\0\0\0\0"u8))
            return Utf8OrLatin1(bytes[8..]);
        return Utf8OrLatin1(bytes);
    }
}
