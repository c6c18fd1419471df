using System.Text.RegularExpressions;
using Revoca.Casework.Mail.Classify.Phrases;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Who failed and why, read from the words of a bounce.</summary>
internal sealed partial record ReturnedMailDetails(IReadOnlyList<string> Recipients, string? Status, string? Diagnostic, bool IsHard)
{
    public static ReturnedMailDetails From(MailFacts mail)
    {
        var report = mail.Text[..CopyStart(mail.Text)].ReplaceLineEndings("\n");
        var recipients = FailedIn(mail, report);
        var diagnostic = OneLine(DiagnosticIn(report, recipients));
        var status = EnhancedStatus.In(diagnostic) ?? EnhancedStatus.In(WithoutAddresses(report));
        return new ReturnedMailDetails(recipients, status, diagnostic, EnhancedStatus.IsHard(status, $"{diagnostic}\n{report}"));
    }

    /// <summary>Where the returned copy begins in the text, or the text's length: nothing below it is the server's word.</summary>
    public static int CopyStart(string text) => CopyMark().Match(text) is { Success: true } match ? match.Index : text.Length;

    /// <summary>One printable line of at most 500 characters, or null for nothing.</summary>
    public static string? OneLine(string? text) => string.IsNullOrWhiteSpace(text) ? null : HeaderText.Clean(text, 500);

    private static List<string> FailedIn(MailFacts mail, string report)
    {
        if (mail.Header("X-Failed-Recipients") is { } header)
            return [.. Address().Matches(header).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase)];
        var own = mail.SentTo.Append(mail.FromAddress).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var pattern in new[] { Heading(), Alone(), Marked(), Address() })
        {
            var found = pattern.Matches(report).Select(match => match.Groups["a"].Value.TrimEnd('.'))
                .Where(address => !own.Contains(address) && !IsServer(address)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            // The last pattern is a guess: the first address named is the failed one, later ones may be contacts.
            if (found.Count > 0)
                return pattern.ToString() == Address().ToString() ? found[..1] : found;
        }

        return [];
    }

    private static bool IsServer(string address) =>
        address.StartsWith("postmaster@", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailer-daemon@", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("abuse@localhost", StringComparison.OrdinalIgnoreCase);

    private static string? DiagnosticIn(string report, List<string> recipients)
    {
        if (Answer().Match(report) is { Success: true } answer)
            return Paragraph(report, answer.Index);
        foreach (var address in recipients)
        {
            // The last mention: earlier ones repeat whom the letter was for, the last says what became of it.
            var at = report.LastIndexOf(address, StringComparison.OrdinalIgnoreCase);
            var reason = at < 0 ? "" : Reason(report, at, address.Length);
            if (reason.Length > 0)
                return reason;
        }

        var lines = report.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => BouncePhrases.Failed.IsIn(FoldedText.Of(line))) ?? lines.FirstOrDefault();
    }

    private static string Reason(string report, int at, int length)
    {
        var end = report.IndexOf('\n', at) is var found and >= 0 ? found : report.Length;
        var line = report[(report.LastIndexOf('\n', at) + 1)..end].Trim();
        if (line.Length > length + 12 && !DateOnly().IsMatch(line))
            return line;
        var rest = report[(DateOnly().IsMatch(line) ? end : at + length)..].TrimStart('>', ':', ' ', '\t', '\n', ')', ']');
        return rest.Length == 0 ? "" : Paragraph(rest, 0);
    }

    // The rest of the paragraph: servers break one reply over several lines.
    private static string Paragraph(string text, int start)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        var paragraph = text[Math.Min(lineStart, start)..(end < 0 ? text.Length : end)];
        return paragraph.Length > 600 ? paragraph[..600] : paragraph;
    }

    private static string WithoutAddresses(string report) => Ip().Replace(report, " ");

    private const string AddressPattern = @"[A-Za-z0-9!#$%&'*+/=?^_{|}~.\u00c0-\u024f-]{1,64}@[A-Za-z0-9\u00c0-\u024f.-]{1,252}[A-Za-z0-9\u00c0-\u024f]";

    [GeneratedRegex("(?<a>" + AddressPattern + ")", RegexOptions.None, 500)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[ \t]*(?:\[?SMTP:)?<?(?<a>" + AddressPattern + @")>?(?:\s*\([^)\n]*\))?\s*:\s*", RegexOptions.Multiline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[ \t*•-]*(?:[^\n<>@:]{0,60}\s)?[<(\[]?(?<a>" + AddressPattern + @")[>)\]]{0,2}(?:\s*<mailto:[^>\n]*>)?[ \t]*$", RegexOptions.Multiline, 500)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?:RCPT TO:\s*<?|rfc822;\s*<?|SMTP:|(?:recipients?|empfänger|destinatari[oa]?|destinataires?|address|to|an|a|à|per|for)\s*:?\s+<?)(?<a>" + AddressPattern + ")", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\d.:\w-])[45][0-5]\d(?:[\s#-]+(?:#?[45]\.\d{1,3}\.\d{1,3})|[ -]+[A-Za-z#<(])|#[45]\.\d+\.\d+|#[45]\d\d ", RegexOptions.None, 500)]
    private static partial Regex Answer();

    [GeneratedRegex(@"@\S+ (?:on|am|il|le|el) [\p{L}]{2,3}[,.]? [^\n]{4,40}$", RegexOptions.None, 500)]
    private static partial Regex DateOnly();

    [GeneratedRegex(@"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", RegexOptions.None, 500)]
    private static partial Regex Ip();

    [GeneratedRegex(
        @"^[ \t>]*(?:-{2,}[^\n]{0,20}(?:below this line|this is a copy|original message|unsent message|message header|returned message|enclosed is a copy|included is a copy|copy of the|message follows|originalnachricht|kopie der nachricht|messaggio originale|copia del messaggio|message original|copie du message|mensaje original|copia del mensaje)[^\n]*|original message headers:?|original message:|headers of the original message:?|[^\n]{0,40}message text follows[^\n]*|received: (?:from|by) [^\n]*|return-path: [^\n]*|dkim-signature: [^\n]*)\r?$",
        RegexOptions.Multiline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex CopyMark();
}
