using System.Collections.Concurrent;

namespace Revoca.Casework.Mail.Inbox;

/// <summary>How reading one mailbox went the last time; the detail is the server's own text.</summary>
public sealed record MailboxState(DateTimeOffset At, MailTrouble? Trouble = null, string Detail = "")
{
    /// <summary>When it was last read without trouble; null when that has not happened since the start.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>What this instance knows of its mailboxes since it was started, for the settings page.</summary>
public sealed class MailboxStates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, MailboxState> states = new(StringComparer.Ordinal);

    public MailboxState? Of(string mailbox) => states.GetValueOrDefault(mailbox);

    public void Read(string mailbox) => states[mailbox] = new MailboxState(clock.GetUtcNow()) { ReadAt = clock.GetUtcNow() };

    public void Failed(string mailbox, MailTrouble trouble, string detail) =>
        states[mailbox] = new MailboxState(clock.GetUtcNow(), trouble, detail) { ReadAt = Of(mailbox)?.ReadAt };
}
