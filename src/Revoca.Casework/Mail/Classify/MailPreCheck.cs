using System.Text;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Looks at raw bytes before any MIME parser does: 13 MiB of empty parts make a parser take gigabytes.</summary>
public static class MailPreCheck
{
    public const int LongestHeader = 256 * 1024;
    public const int LargestMessage = 25 * 1024 * 1024;
    public const int MostBoundaries = 2_000;

    /// <summary>Why this message must not be parsed, in English, or null when it may be.</summary>
    public static string? Fault(ReadOnlySpan<byte> raw)
    {
        if (raw.Length > LargestMessage)
            return "message larger than 25 MiB";
        if (HeaderLength(raw) > LongestHeader)
            return "header longer than 256 KiB";
        return TooManyBoundaries(raw) ? "more than 2,000 MIME boundaries" : null;
    }

    /// <summary>The length of the header block in bytes: up to the first empty line, or all of it.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> raw)
    {
        var unix = raw.IndexOf("\n\n"u8);
        var dos = raw.IndexOf("\n\r\n"u8);
        return (unix, dos) switch
        {
            ( < 0, < 0) => raw.Length,
            ( < 0, _) => dos,
            (_, < 0) => unix,
            _ => Math.Min(unix, dos),
        };
    }

    // A line that starts with two dashes may be a boundary; counting them all costs one pass and needs no parsing.
    private static bool TooManyBoundaries(ReadOnlySpan<byte> raw)
    {
        var count = 0;
        for (var at = raw.IndexOf("\n--"u8); at >= 0; at = raw.IndexOf("\n--"u8))
        {
            raw = raw[(at + 3)..];
            // Dashes, arrows and signature marks are lines of text, not boundaries.
            if (raw.Length > 0 && raw[0] is not ((byte)'-' or (byte)' ' or (byte)'\r' or (byte)'\n') && ++count > MostBoundaries)
                return true;
        }

        return false;
    }

    /// <summary>The message without what file formats put before it: a byte order mark, empty lines, an mbox "From " line.</summary>
    public static ReadOnlySpan<byte> WithoutWrapping(ReadOnlySpan<byte> raw)
    {
        if (raw.StartsWith(Encoding.UTF8.Preamble))
            raw = raw[3..];
        raw = raw.TrimStart("\r\n"u8);
        if (raw.StartsWith("From "u8) || raw.StartsWith(">From "u8))
            raw = raw[(raw.IndexOf((byte)'\n') + 1)..];
        return raw;
    }
}
