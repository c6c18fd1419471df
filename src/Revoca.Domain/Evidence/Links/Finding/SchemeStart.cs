namespace Revoca.Domain.Evidence.Links.Finding;

/// <summary>Where in a token a scheme begins: http, https, their masked forms, another scheme with "//", or one of the opaque schemes.</summary>
internal static class SchemeStart
{
    private const int LongestWord = 64;

    /// <summary>At or after an index; null when there is none.</summary>
    public static int? Find(string token, int from)
    {
        for (var colon = token.IndexOf(':', from); colon >= 0; colon = token.IndexOf(':', colon + 1))
        {
            var wordEnd = colon > from && token[colon - 1] is '[' or '(' ? colon - 1 : colon;
            var wordStart = wordEnd;
            while (wordStart > from && wordEnd - wordStart < LongestWord && IsSchemeLetter(token[wordStart - 1]))
                wordStart--;
            if (Begins(token, wordStart, wordEnd, colon) is { } start)
                return start;
        }

        return null;
    }

    private static int? Begins(string token, int wordStart, int wordEnd, int colon)
    {
        var word = token.AsSpan(wordStart, wordEnd - wordStart);
        if (colon + 1 < token.Length && Http(word) is { } offset)
            return wordStart + offset;
        word = word.TrimStart("*_#.-+0123456789");
        var after = token.AsSpan(colon + 1, Math.Min(LongestWord, token.Length - colon - 1)).TrimStart("])");
        if (word.Length > 1 && (after.StartsWith("//") || after.StartsWith("[//]")))
            return wordEnd - word.Length;
        return SchemeText.IsOpaque(word) && after.Length > 2 && (!word.Equals("data", StringComparison.OrdinalIgnoreCase) || after.IndexOfAny(",;/") >= 0)
            ? wordEnd - word.Length
            : null;
    }

    // "seehttps:" is a link glued to a word; the tail is what counts.
    private static int? Http(ReadOnlySpan<char> word)
    {
        foreach (var length in (ReadOnlySpan<int>)[5, 4])
        {
            if (word.Length < length)
                continue;
            var tail = word[^length..];
            var isHttp = length == 5
                ? tail.Equals("https", StringComparison.OrdinalIgnoreCase) || (tail[4] is 's' or 'S' && Defanging.IsScheme(tail))
                : tail.Equals("http", StringComparison.OrdinalIgnoreCase) || Defanging.IsScheme(string.Concat(tail, ":"));
            if (isHttp)
                return word.Length - length;
        }

        return null;
    }

    private static bool IsSchemeLetter(char c) => SchemeText.Characters.Contains(c) || c is '*' or '_' or '#';
}
