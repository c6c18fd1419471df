namespace Revoca.Casework.Mail.Inbox;

/// <summary>A mailbox that was not opened, for a reason a person can act on.</summary>
internal sealed class MailboxClosedException(MailTrouble trouble, Exception inner) : IOException(inner.Message, inner)
{
    public MailTrouble Trouble { get; } = trouble;
}
