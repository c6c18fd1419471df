using System.Text.RegularExpressions;
using MimeKit;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Somebody pressed "this is spam": ARF (RFC 5965), X-ARF, and the feedback loops that predate both.</summary>
internal static partial class FeedbackReport
{
    public static Classification? Read(MailFacts mail)
    {
        var report = mail.PartsOf("message/feedback-report").FirstOrDefault();
        if (report is null && mail.ReportType != "feedback-report" && !IsOlderLoop(mail))
            return null;
        var fields = report is null ? mail.Text : MailFacts.TextOf(report);
        var type = Type().Match(fields);
        return new Classification(MailClass.AbuseReport)
        {
            Recipients = [.. Recipients(mail, fields).Distinct(StringComparer.OrdinalIgnoreCase)],
            Diagnostic = type.Success ? type.Groups["v"].Value.ToLowerInvariant() : null,
            OriginalMessageId = OriginalMessage.OfReport(mail),
        };
    }

    private static bool IsOlderLoop(MailFacts mail)
    {
        var hasCopy = mail.Parts.Any(part => part is MessagePart);
        return mail.Has("X-XARF") || mail.Has("X-ARF")
            || (hasCopy && (mail.FoldedSubject.StartsWith("complaint about message from", StringComparison.Ordinal)
                || mail.FoldedSubject.Contains("email feedback report for ip", StringComparison.Ordinal)
                || mail.FoldedSubject.StartsWith("abuse report", StringComparison.Ordinal)
                || mail.FromLocalPart is "feedbackloop" or "fbl" or "fbl-no-reply" or "complaints" or "feedback-loop"));
    }

    private static IEnumerable<string> Recipients(MailFacts mail, string fields) =>
        Rcpt().Matches(fields).Select(match => match.Groups["v"].Value)
            .Concat(mail.Parts.OfType<MessagePart>().Select(part => part.Message?.Headers["X-HmXmrOriginalRecipient"]?.Trim('<', '>', ' ')).OfType<string>());

    [GeneratedRegex(@"^Feedback-Type:\s*(?<v>[\w-]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Type();

    [GeneratedRegex(@"^Original-Rcpt-To:\s*(?:rfc822;\s*)?<?(?<v>[^<>\s;]+@[^<>\s;]+)>?", RegexOptions.Multiline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Rcpt();
}
