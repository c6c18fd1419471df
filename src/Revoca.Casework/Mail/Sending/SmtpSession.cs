using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Revoca.Casework.Mail;

/// <summary>An SMTP session that lets the archive be refused without stopping the letter, and asks the relay for a report of success.</summary>
internal sealed class SmtpSession : SmtpClient
{
    private readonly OutgoingMail mail;
    private readonly MailboxAddress? archive;

    public SmtpSession(OutgoingMail mail)
    {
        this.mail = mail;
        archive = mail.ArchiveRecipient is null ? null : new MailboxAddress("", mail.ArchiveRecipient);
        From = new MailboxAddress("", mail.EnvelopeFrom);
        var host = new MailboxAddress("", mail.Recipient);
        To = archive is null ? [host] : [host, archive];
        Archived = archive is not null;
        DeliveryStatusNotificationType = DeliveryStatusNotificationType.HeadersOnly;
        RequireTLS = false;
    }

    public MailboxAddress From { get; }

    public IReadOnlyList<MailboxAddress> To { get; }

    public bool Archived { get; private set; }

    protected override string GetEnvelopeId(MimeMessage message) => mail.MessageId;

    protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
        ReferenceEquals(mailbox, archive)
            ? DeliveryStatusNotification.Never
            : DeliveryStatusNotification.Success | DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (ReferenceEquals(mailbox, archive))
            Archived = false;
        else
            base.OnRecipientNotAccepted(message, mailbox, response);
    }
}
