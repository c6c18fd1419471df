using System.Buffers;
using Revoca.Domain.Hosts;

namespace Revoca.Domain.Evidence.Links.Finding;

/// <summary>Finds what looks like a link in lines of text, chat dumps and CSV. Linear in the length of the line.</summary>
internal sealed class LinkFinder(PublicSuffixes suffixes, HostDirectory directory)
{
    private static readonly SearchValues<char> Telling = SearchValues.Create(":.[(");

    private readonly BareLinks bare = new(suffixes, directory);
    private readonly CsvFields csv = new();

    /// <summary>Hands over each candidate in the order of the line, without the punctuation around it.</summary>
    public void Find(string line, Action<string> take)
    {
        if (csv.TrySplit(line, out var fields))
        {
            foreach (var field in fields)
                FindInText(field, take);
        }
        else
        {
            FindInText(line, take);
        }
    }

    private void FindInText(string text, Action<string> take)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsBoundary(text[i]))
                continue;
            if (i - start > 3 && text.AsSpan(start, i - start).ContainsAny(Telling))
                FindInToken(JsonUnescaped(text[start..i]), take);
            start = i + 1;
        }
    }

    private static bool IsBoundary(char c) => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '`' or '|' or '“' or '”' or '„' or '«' or '»';

    // Exports of chats write https:\/\/ in JSON; a browser's backslash never looks like that.
    private static string JsonUnescaped(string token) =>
        token.Contains(":\\/\\/", StringComparison.Ordinal) ? token.Replace("\\/", "/", StringComparison.Ordinal) : token;

    // Each step looks at one window of a link's greatest length, so that a paste without spaces takes no longer than one with them.
    private void FindInToken(string token, Action<string> take)
    {
        var from = 0;
        while (SchemeStart.Find(token, from) is { } start)
        {
            if (start > from && bare.Around(token, from, start) is { } around)
            {
                take(around);
                return;
            }

            var window = token.Substring(start, Math.Min(token.Length - start, ContentUrl.MaxLength + 1));
            var end = LinkEnd.Of(window, directory);
            var link = LinkEnd.Trim(window[..end]);
            take(start > 0 && token[start - 1] == '_' ? link.TrimEnd('_') : link); // _emphasis_ of chat programs
            from = start + (end <= ContentUrl.MaxLength ? end : LinkEnd.NextLink(token.AsSpan(start)));
        }

        if (from == 0 && bare.Find(token) is { } bareLink)
            take(bareLink);
    }
}
