using System.Text;
using System.Text.RegularExpressions;

namespace Revoca.Domain.Replies;

/// <summary>A reply's text in two: what its writer wrote, and what was quoted and can be folded away.</summary>
public sealed partial record ReplyText(string Own, string Quoted)
{
    public static ReplyText Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (own, quoted) = (new StringBuilder(), new StringBuilder());
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var cut = false;
        for (var i = 0; i < lines.Length; i++)
        {
            cut = cut || StartsOriginal(lines, i);
            var isQuote = cut || lines[i].TrimStart() is ['>' or '|', ..] || StartsQuote(lines, i);
            (isQuote ? quoted : own).Append(lines[i]).Append('\n');
        }

        return new ReplyText(own.ToString().Trim('\n'), quoted.ToString().Trim('\n'));
    }

    // From here on everything is the message answered: a ruled line with a title, or the block of headers Outlook puts there.
    private static bool StartsOriginal(string[] lines, int i)
    {
        var line = lines[i].Trim();
        if (OriginalMark().IsMatch(line))
            return true;
        return HeaderFrom().IsMatch(line) && lines.Skip(i + 1).Take(4).Count(next => HeaderOther().IsMatch(next.Trim())) >= 2;
    }

    // "On … X wrote:" belongs to the quote that follows it, also when it is broken over two lines.
    private static bool StartsQuote(string[] lines, int i)
    {
        var one = lines[i].Trim();
        if (one.Length == 0)
            return false;
        var two = i + 1 < lines.Length ? $"{one} {lines[i + 1].Trim()}" : one;
        return (Attribution().IsMatch(one) || (!one.EndsWith(':') && Attribution().IsMatch(two)) || (one.EndsWith(':') && i > 0 && Attribution().IsMatch($"{lines[i - 1].Trim()} {one}")))
            && lines.Skip(i + 1).Take(4).Any(next => next.TrimStart().StartsWith('>'));
    }

    [GeneratedRegex(
        @"^(?:-{2,}\s*(?:original message|originalnachricht|ursprüngliche nachricht|messaggio originale|message d.origine|message original|mensaje original|forwarded message|weitergeleitete nachricht|messaggio inoltrato)\s*-{2,}|_{20,})$",
        RegexOptions.IgnoreCase, 500)]
    private static partial Regex OriginalMark();

    [GeneratedRegex(@"^\*?(?:from|von|da|de|expéditeur)\s*:", RegexOptions.IgnoreCase, 500)]
    private static partial Regex HeaderFrom();

    [GeneratedRegex(@"^\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|inviato|data|a|oggetto|envoyé|à|objet|enviado|fecha|para|asunto)\s*:", RegexOptions.IgnoreCase, 500)]
    private static partial Regex HeaderOther();

    [GeneratedRegex(@"^(?:on|am|il|le|el|in data)\b.{6,200}\b(?:wrote|schrieb|ha scritto|a écrit|escribió)\b[^:]{0,80}\s?:$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Attribution();
}
