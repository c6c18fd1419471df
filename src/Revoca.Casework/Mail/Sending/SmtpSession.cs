using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Revoca.Casework.Mail;

/// <summary>An SMTP session that lets the archive be refused without stopping the letter, and asks the relay for a report of success.</summary>
internal sealed class SmtpSession : SmtpClient
{
    private string envelopeId = "";
    private MailboxAddress? archive;
    private bool wantsReport;

    public SmtpSession()
    {
        DeliveryStatusNotificationType = DeliveryStatusNotificationType.HeadersOnly;
        RequireTLS = false;
    }

    public MailboxAddress From { get; private set; } = new("", "");

    public IReadOnlyList<MailboxAddress> To { get; private set; } = [];

    public bool Archived { get; private set; }

    /// <summary>How many messages this connection has carried.</summary>
    public int Carried { get; private set; }

    /// <summary>Turns to the next message.</summary>
    public void Begin(OutgoingMail mail)
    {
        envelopeId = mail.MessageId;
        archive = mail.ArchiveRecipient is null ? null : new MailboxAddress("", mail.ArchiveRecipient);
        From = new MailboxAddress("", mail.EnvelopeFrom);
        var host = new MailboxAddress("", mail.Recipient);
        To = archive is null ? [host] : [host, archive];
        Archived = archive is not null;
        wantsReport = mail.WantsReport;
        Carried++;
    }

    protected override string GetEnvelopeId(MimeMessage message) => envelopeId;

    protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
        ReferenceEquals(mailbox, archive)
            ? DeliveryStatusNotification.Never
            : !wantsReport ? null : DeliveryStatusNotification.Success | DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (ReferenceEquals(mailbox, archive))
            Archived = false;
        else
            base.OnRecipientNotAccepted(message, mailbox, response);
    }
}
