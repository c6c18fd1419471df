using System.Globalization;
using System.Text;

namespace Revoca.Domain.Evidence.Links;

internal static class ShownText
{
    private const int RejectedLength = 500;

    public static string Of(ContentUrl url)
    {
        var trusted = url.Flags.HasFlag(LinkFlags.International) && !url.Flags.HasFlag(LinkFlags.MixedScript);
        var text = trusted ? url.Canonical.Replace(url.Host, Unicode(url.Host), StringComparison.Ordinal) : url.Canonical;
        return text.Contains('%', StringComparison.Ordinal) ? Readable(text) : text;
    }

    public static string OfRejected(string text) =>
        HiddenText.Visible(text.Length <= RejectedLength ? text : string.Concat(text.AsSpan(0, RejectedLength), "…"));

    // Only letters and digits outside ASCII are decoded: a decoded slash, space or bidi mark would read as another address.
    private static string Readable(string text)
    {
        var built = new StringBuilder(text.Length);
        var bytes = new byte[4];
        for (var i = 0; i < text.Length;)
        {
            var count = EscapedBytes(text.AsSpan(i), bytes);
            if (count > 0 && Rune.DecodeFromUtf8(bytes.AsSpan(0, count), out var rune, out var used) == System.Buffers.OperationStatus.Done
                && !rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                built.Append(rune);
                i += used * 3;
            }
            else
            {
                built.Append(text[i++]);
            }
        }

        return built.ToString();
    }

    private static int EscapedBytes(ReadOnlySpan<char> text, byte[] bytes)
    {
        var count = 0;
        while (count < 4 && text.Length >= (count + 1) * 3 && text[count * 3] == '%'
            && byte.TryParse(text.Slice((count * 3) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            bytes[count++] = value;
        return count;
    }

    private static string Unicode(string host)
    {
        try
        {
            return new IdnMapping().GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return host; // Labels that are no valid punycode stay as they are written.
        }
    }
}
