using Revoca.Domain.Hosts;

namespace Revoca.Domain.Evidence.Links.Finding;

/// <summary>Where a link ends when the token goes on: another link after a comma, a written line break, punctuation of the sentence.</summary>
internal static class LinkEnd
{
    private static readonly string[] NextLinks = ["http://", "https://", "hxxp"];

    /// <summary>The index after the link and its punctuation, at most the length of the text.</summary>
    public static int Of(string text, HostDirectory directory)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var hostStart = colon + 1;
        while (hostStart < text.Length && text[hostStart] is '/' or ']' or ')' or ':')
            hostStart++;
        var length = hostStart >= text.Length ? -1 : text.AsSpan(hostStart).IndexOfAny('/', '?', '#');
        var pathStart = length < 0 ? text.Length : hostStart + length;
        if (NextField(text, Math.Min(hostStart, text.Length), pathStart, anyText: true) is var hostEnd && hostEnd < pathStart || length < 0)
            return hostEnd;
        var query = text.IndexOf('?', pathStart);
        var known = directory.Find(text.AsSpan(hostStart, length)) is not null;
        var end = NextField(text, pathStart, query < 0 ? text.Length : query, known);
        return Math.Min(Math.Min(end, NextField(text, pathStart, text.Length, anyText: false)), Backslash(text, pathStart));
    }

    /// <summary>The index after the next comma or semicolon that another link follows; the end of the text when there is none.</summary>
    public static int NextLink(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ',' or ';' && StartsLink(text[(i + 1)..]))
                return i + 1;
        }

        return text.Length;
    }

    /// <summary>Without the punctuation and the unpaired brackets of the sentence around it.</summary>
    public static string Trim(string text)
    {
        var open = new Brackets(text);
        var end = text.Length;
        while (end > 0 && (IsPunctuation(text[end - 1]) || HiddenText.IsHidden(text[end - 1]) || open.DropUnpaired(text[end - 1])))
            end--;
        return text[..end];
    }

    // A comma or semicolon ends a link when another link follows it, and in the path of a known host, whose paths have none.
    private static int NextField(string text, int from, int to, bool anyText)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is ',' or ';' && (anyText || StartsLink(text.AsSpan(i + 1))))
                return i;
        }

        return text.Length;
    }

    private static bool StartsLink(ReadOnlySpan<char> text)
    {
        foreach (var next in NextLinks)
        {
            if (text.StartsWith(next, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static int Backslash(string text, int pathStart)
    {
        var index = text.IndexOf('\\', pathStart);
        return index < 0 ? text.Length : index;
    }

    private static bool IsPunctuation(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '‘' or '…' or '*' or '~' or '\\' or '。' or '、' or '，';

    /// <summary>How many more closing than opening brackets of each kind there are.</summary>
    private struct Brackets(ReadOnlySpan<char> text)
    {
        private int round = text.Count(')') - text.Count('(');
        private int square = text.Count(']') - text.Count('[');
        private int curly = text.Count('}') - text.Count('{');

        public bool DropUnpaired(char c) => c switch
        {
            ')' => round-- > 0,
            ']' => square-- > 0,
            '}' => curly-- > 0,
            _ => false,
        };
    }
}
