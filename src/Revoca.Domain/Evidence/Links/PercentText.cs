using System.Buffers;
using System.Text;

namespace Revoca.Domain.Evidence.Links;

/// <summary>Percent-encoding by RFC 3986 §6.2.2: unreserved characters are decoded, all others encoded with upper-case digits.</summary>
internal static class PercentText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> UnreservedChars = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> PlainChars = SearchValues.Create(Unreserved + "!$&'()*+,;=:@/?");

    /// <summary>Tells whether a control or format character had to be encoded.</summary>
    public static string Normalise(string text, ref bool hidden)
    {
        if (!text.AsSpan().ContainsAnyExcept(PlainChars))
            return text;
        var built = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Byte(text[i + 1], text[i + 2]) is { } value)
            {
                AppendDecoded(built, value);
                i += 2;
            }
            else if (text[i] == '%' || PlainChars.Contains(text[i]))
            {
                built.Append(text[i]);
            }
            else
            {
                hidden |= HiddenText.IsHidden(text[i]);
                i += AppendEncoded(built, text.AsSpan(i)) - 1;
            }
        }

        return built.ToString();
    }

    /// <summary>The text as it is, but with control and format characters encoded.</summary>
    public static string WithoutHidden(string text)
    {
        var built = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (HiddenText.IsHidden(text[i]))
                AppendEncoded(built, text.AsSpan(i));
            else
                built.Append(text[i]);
        }

        return built.ToString();
    }

    private static void AppendDecoded(StringBuilder built, byte value)
    {
        if (value < 128 && UnreservedChars.Contains((char)value))
            built.Append((char)value);
        else
            built.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static int AppendEncoded(StringBuilder built, ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeFromUtf16(text, out var rune, out var consumed); // a lone surrogate becomes U+FFFD
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            built.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return consumed;
    }

    private static byte? Byte(char high, char low) =>
        char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low)
            ? (byte)((Convert.ToInt32(high.ToString(), 16) << 4) | Convert.ToInt32(low.ToString(), 16))
            : null;
}
