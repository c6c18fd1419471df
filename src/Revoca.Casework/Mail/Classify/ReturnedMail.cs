using MimeKit;
using Revoca.Casework.Mail.Classify.Phrases;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Mail that came back without a report a program could read: qmail, Exim, Exchange, Gmail, Yahoo and many a provider's own words.</summary>
internal static class ReturnedMail
{
    public static Classification? Read(MailFacts mail)
    {
        if (!IsReturned(mail))
            return null;
        var details = ReturnedMailDetails.From(mail);
        var delayed = IsDelayed(mail);
        return new Classification(delayed ? MailClass.Delayed : MailClass.Bounce)
        {
            Hard = !delayed && details.IsHard,
            Recipients = details.Recipients,
            Status = details.Status,
            Diagnostic = details.Diagnostic,
            OriginalMessageId = OriginalMessage.OfReport(mail),
        };
    }

    /// <summary>True for the mailbox names of machines that return mail.</summary>
    public static bool IsMachine(MailFacts mail) =>
        mail.FromLocalPart is "mailer-daemon" or "mailerdaemon" or "mail-daemon" or "maildaemon" or "mdaemon" or "postmaster" or "mail-delivery" or "maildelivery" or "mail-delivery-system" or "" or "<>"
            or "bounce" or "bounces" or "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e" or "system" or "systemadministrator" or "postmaster-noreply" or "delivery-notification" or "mailerdemon" or "mmdf" or "mail.daemon"
        || mail.FromLocalPart.StartsWith("microsoftexchange", StringComparison.Ordinal)
        || BouncePhrases.SenderNames.Starts(mail.FromName);

    private static bool IsReturned(MailFacts mail)
    {
        if (mail.Has("X-Failed-Recipients") || mail.ReportType == "delivery-status")
            return true;
        if (AutomaticPhrases.Subjects.Starts(SubjectLine.Bare(mail.FoldedSubject)))
            return false;
        var opening = OpensLikeOne(mail);
        var subject = BouncePhrases.Subjects.Starts(SubjectLine.WithoutTags(mail.FoldedSubject));
        var says = Says(mail.OwnText) || EnhancedStatus.ReplyIn(mail.OwnText) is not null;
        var byHand = mail.IsAnswer && !mail.HasNullSender && !mail.Has("Auto-Submitted");
        if (IsMachine(mail) && (subject || opening || (says && !(byHand && SubjectLine.IsAnswer(mail.FoldedSubject)))))
            return true;
        if (mail.HasNullSender && (opening || (subject && says) || (HasCopy(mail) && (says || IsMachine(mail)))))
            return true;
        // A person may write "Undeliverable:" in a subject, but not together with a server's own sentences and without answering anything.
        return !byHand && (opening || (subject && says));
    }

    private static bool Says(string text) => BouncePhrases.Failed.IsIn(text) || BouncePhrases.Delayed.IsIn(text);

    private static bool OpensLikeOne(MailFacts mail) => BouncePhrases.Openings.At(mail.OwnText) is >= 0 and < 600;

    private static bool HasCopy(MailFacts mail) =>
        mail.Parts.Any(part => part is MessagePart) || ReturnedMailDetails.CopyStart(mail.Text) < mail.Text.Length;

    private static bool IsDelayed(MailFacts mail)
    {
        var report = FoldedText.Of(mail.Text[..ReturnedMailDetails.CopyStart(mail.Text)]);
        if (BouncePhrases.GivenUp.IsIn(report))
            return false;
        return BouncePhrases.Delayed.IsIn(report) || BouncePhrases.Delayed.IsIn(mail.FoldedSubject)
            || mail.FoldedSubject.Contains("delay", StringComparison.Ordinal) || mail.FoldedSubject.StartsWith("warning: could not send", StringComparison.Ordinal);
    }
}
