using System.Text.RegularExpressions;
using Revoca.Domain.Replies.Phrases;

namespace Revoca.Domain.Replies;

/// <summary>Reads a host's answer by phrases in English, Italian, German, French and Spanish; quoted text does not count.</summary>
public static partial class ReplyTriage
{
    private const int LongestText = 32_000;

    private static readonly (HostAnswer Answer, Regex Pattern)[] Rules = [.. AnswerPhrases.All.Select(row => (row.Answer, Compile(row.Patterns)))];

    /// <summary>Answers that say something happened: a negation or condition before the phrase turns them into something else.</summary>
    private static bool ClaimsAFact(HostAnswer answer) =>
        answer is HostAnswer.Removed or HostAnswer.PartlyRemoved or HostAnswer.AlreadyGone or HostAnswer.Forwarded or HostAnswer.TicketAcknowledgement;

    public static Triage Read(string subject, string text)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var reply = ReplyText.Split(text.Length > LongestText ? text[..LongestText] : text);
        var findings = Find(reply.Own);
        var tickets = TicketNumbers.In($"{subject}\n{reply.Own}");
        if (findings.Count == 0 && tickets.Count > 0 && SaysReceived().IsMatch(FoldedText.Of(subject)))
            findings.Add(new TriageFinding(HostAnswer.TicketAcknowledgement, subject, 0));
        return new Triage(reply, Together(findings), tickets, DatesInText.In(reply.Own));
    }

    private static List<TriageFinding> Find(string own)
    {
        var findings = new List<TriageFinding>();
        foreach (var (start, sentence) in Sentences(own))
        {
            var folded = FoldedText.Of(sentence);
            foreach (var (answer, pattern) in Rules)
            {
                var match = pattern.Match(folded);
                if (match.Success && !(ClaimsAFact(answer) && IsTakenBack(folded, match.Index)))
                    findings.Add(new TriageFinding(answer, Compact(sentence), start));
            }
        }

        return findings;
    }

    // Some gone and some refused in one answer is a partial removal, whatever words stand for it.
    private static List<TriageFinding> Together(List<TriageFinding> findings)
    {
        var removed = findings.Find(finding => finding.Answer == HostAnswer.Removed);
        var refused = findings.Find(finding => finding.Answer == HostAnswer.NoViolation);
        if (removed is not null && refused is not null && findings.TrueForAll(finding => finding.Answer != HostAnswer.PartlyRemoved))
            findings.Add(removed with { Answer = HostAnswer.PartlyRemoved });
        return findings;
    }

    private static bool IsTakenBack(string folded, int at) =>
        Condition().IsMatch(folded[..at]) || Negation().IsMatch(folded[Math.Max(0, at - 32)..at]);

    private static IEnumerable<(int Start, string Sentence)> Sentences(string own)
    {
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(own))
        {
            if (own[start..end.Index].Trim().Length > 2)
                yield return (start, own[start..(end.Index + 1)]);
            start = end.Index + end.Length;
        }

        if (own[start..].Trim().Length > 2)
            yield return (start, own[start..]);
    }

    private static string Compact(string sentence)
    {
        var line = Space().Replace(sentence, " ").Trim();
        return line.Length > 240 ? line[..239] + "…" : line;
    }

    private static Regex Compile(IEnumerable<string> patterns) =>
        new(string.Join('|', patterns.Select(FoldPattern)), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(500));

    // A star in a phrase stands for up to forty characters within the sentence.
    private static string FoldPattern(string phrase) => @"\b" + Regex.Escape(FoldedText.Of(phrase)).Replace(@"\*", ".{0,40}", StringComparison.Ordinal);

    [GeneratedRegex(@"[.!?](?=\s)|\n\s*\n|[;](?=\s)", RegexOptions.None, 500)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+", RegexOptions.None, 500)]
    private static partial Regex Space();

    [GeneratedRegex(
        @"\b(?:not|never|unable to|cannot|refuse to|declined? to|nicht|nie|kein\w*|ohne|non|mai|ne|n'\w+|pas|jamais|no|nunca|sin|will be|would be|to be|werden|wird|sara|saranno|verra|verranno|sera|seront|sera|seran|puede ser|puo essere)\b[^,]*$|n't\b[^,]*$",
        RegexOptions.None, 500)]
    private static partial Regex Negation();

    [GeneratedRegex(
        @"(?:^|[\s,(])(?:if|once|unless|until|before|in case|should you|whether|wenn|falls|sobald|sofern|bevor|ob|se|qualora|una volta che|finche|prima che|affinche|si|une fois|avant que|lorsque|jusqu'a|cuando|una vez que|antes de que|hasta que)\s",
        RegexOptions.None, 500)]
    private static partial Regex Condition();

    [GeneratedRegex("received|eingegangen|erhalten|ricevut|recu|recibid|acknowledg|conferma|bestatigung|confirmation|confirmacion", RegexOptions.None, 500)]
    private static partial Regex SaysReceived();
}
