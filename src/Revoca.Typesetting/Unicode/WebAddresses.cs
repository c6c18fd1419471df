namespace Revoca.Typesetting.Unicode;

/// <summary>Web addresses break behind / ? &amp; = - _ and nowhere else, so that no hyphen is added and no dot ends a line.</summary>
internal static class WebAddresses
{
    private const string BreakBehind = "/?&=-_";

    public static void Adjust(string text, bool[] breaks)
    {
        for (var from = text.IndexOf("://", StringComparison.Ordinal); from >= 0;)
        {
            var start = from;
            while (start > 0 && char.IsAsciiLetter(text[start - 1]))
                start--;
            var body = from + 3;
            var end = body;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            for (var i = start + 1; i < end; i++)
                breaks[i] = i > body && BreakBehind.Contains(text[i - 1]) && !BreakBehind.Contains(text[i]);
            from = end < text.Length ? text.IndexOf("://", end, StringComparison.Ordinal) : -1;
        }
    }
}
