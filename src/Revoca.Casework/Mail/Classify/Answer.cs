using System.Text.RegularExpressions;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Classify;

/// <summary>A person's or a ticket system's answer: it refers to a message, a ticket, or came to one of our secret addresses.</summary>
internal static partial class Answer
{
    public static Classification? Read(MailFacts mail)
    {
        var refers = mail.IsAnswer || SubjectLine.IsAnswer(mail.FoldedSubject) || TicketNumbers.AnyIn(mail.Subject) || OurReference().IsMatch(mail.Subject) || ToSecretAddress(mail);
        if (!refers || IsNewsletter(mail))
            return null;
        return new Classification(MailClass.Reply) { OriginalMessageId = OriginalMessage.Referred(mail) };
    }

    private static bool ToSecretAddress(MailFacts mail) =>
        mail.SentTo.Append(mail.Header("Delivered-To") ?? "").Append(mail.Header("X-Original-To") ?? "").Append(mail.Header("Envelope-To") ?? "")
            .Any(address => ReplyAddress.TokenIn(address.Trim('<', '>', ' ')) is not null);

    private static bool IsNewsletter(MailFacts mail) =>
        mail.FoldedSubject.StartsWith("report domain:", StringComparison.Ordinal)
        || mail.Has("List-Unsubscribe") && !mail.Has("In-Reply-To") && !ToSecretAddress(mail) && !SubjectLine.IsAnswer(mail.FoldedSubject);

    [GeneratedRegex(@"\bRV-[2-9A-HJKMNP-TW-Z]{5}\b", RegexOptions.IgnoreCase, 500)]
    private static partial Regex OurReference();
}
