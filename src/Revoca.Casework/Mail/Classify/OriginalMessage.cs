using System.Text.RegularExpressions;
using MimeKit;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Finds the Message-ID of the message an answer or a report is about.</summary>
internal static partial class OriginalMessage
{
    /// <summary>For reports: the returned message first, then what the report's own header refers to.</summary>
    public static string? OfReport(MailFacts mail) => Embedded(mail) ?? InText(mail.Text) ?? Referred(mail);

    /// <summary>For answers: In-Reply-To, else the last of References.</summary>
    public static string? Referred(MailFacts mail) =>
        Ids(mail.Header("In-Reply-To")).FirstOrDefault() ?? Ids(mail.Header("References")).LastOrDefault()
        ?? Ids(mail.Header("X-MS-Exchange-Original-Message-Id") ?? mail.Header("X-Original-Message-ID") ?? mail.Header("X-Riferimento-Message-ID")).FirstOrDefault();

    private static string? Embedded(MailFacts mail)
    {
        foreach (var part in mail.Parts)
        {
            var id = part switch
            {
                MessagePart { Message: { } inner } => Ids(inner.Headers[HeaderId.MessageId]).FirstOrDefault(),
                MimePart headers when headers.ContentType.MimeType.ToLowerInvariant() is "text/rfc822-headers" or "message/rfc822-headers" or "message/global-headers" or "message/rfc822" or "message/global"
                    => InText(MailFacts.TextOf(headers)),
                MimePart status when status.ContentType.MimeType.ToLowerInvariant() is "message/delivery-status" or "message/global-delivery-status" or "message/disposition-notification"
                    => Envelope().Match(MailFacts.TextOf(status)) is { Success: true } match ? match.Groups["v"].Value : null,
                _ => null,
            };
            if (id is not null)
                return id;
        }

        return null;
    }

    private static string? InText(string text) => HeaderLine().Match(text) is { Success: true } match ? match.Groups["v"].Value : null;

    private static List<string> Ids(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return [];
        var bracketed = Bracketed().Matches(header).Select(match => match.Groups["v"].Value).ToList();
        // Some gateways drop the angle brackets.
        return bracketed.Count > 0 ? bracketed : [.. header.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('@', StringComparison.Ordinal)).Select(word => word.Trim('<', '>'))];
    }

    [GeneratedRegex(@"<\s*(?<v>[^<>\s]+)\s*>", RegexOptions.None, 500)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[ \t>|]*Message-I[dD]:\s*<?(?<v>[^<>\s]+@[^<>\s]+)>?", RegexOptions.Multiline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?:Original-Message-ID|X-Original-Message-ID|Original-Envelope-Id):\s*<?(?<v>[^<>\s]+@[^<>\s]+)>?", RegexOptions.Multiline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Envelope();
}
