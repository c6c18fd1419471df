using Revoca.Casework.Mail.Inbox;

namespace Revoca.Casework.Mail;

/// <summary>What the archive mailbox knows of a letter whose sending was cut off.</summary>
public enum ArchiveAnswer
{
    NoArchive,
    Found,
    NotThere,
    NotReached,
}

/// <summary>Looks into the mailbox that gets a hidden copy of each letter: what lies there has left and must not be sent again.</summary>
public sealed class SentArchive(MailOptions options)
{
    public async Task<ArchiveAnswer> Look(string messageId, CancellationToken cancellation)
    {
        if (options.ArchiveAddress is null || options.Mailboxes.FirstOrDefault(mailbox => mailbox.IsArchive) is not { } archive)
            return ArchiveAnswer.NoArchive;
        try
        {
            return await new Mailbox(archive).Has(messageId, cancellation) ? ArchiveAnswer.Found : ArchiveAnswer.NotThere;
        }
        catch (Exception e) when (MailTroubles.Of(e, null) is not null && !cancellation.IsCancellationRequested)
        {
            return ArchiveAnswer.NotReached;
        }
    }
}
