using Revoca.Casework.Mail.Classify;
using Revoca.Casework.Mail.Inbox;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

public readonly record struct IncomingId(Guid Value) : IId<IncomingId>
{
    public static IncomingId From(Guid value) => new(value);
}

/// <summary>How far a received message has got.</summary>
public enum IncomingState
{
    /// <summary>Stored, not read yet.</summary>
    Waiting,

    /// <summary>It joined a notice; its content moved there.</summary>
    Matched,

    /// <summary>Not safely matched: a person assigns or discards it.</summary>
    InPen,

    /// <summary>Could not be read after three tries, or is too large or too complex to be tried.</summary>
    Quarantined,

    /// <summary>The same bytes were received before.</summary>
    Duplicate,
    Discarded,
}

/// <summary>One message as a mailbox gave it: stored sealed before anything looks into it.</summary>
public sealed class IncomingMail
{
    private IncomingMail()
    {
    }

    public IncomingMail(string mailbox, MailboxPosition position, byte[]? raw, DateTimeOffset now)
    {
        (Id, Mailbox, UidValidity, Uid, ReceivedAt) = (new(Guid.NewGuid()), mailbox, position.UidValidity, position.LastUid, now);
        Raw = raw ?? [];
        // What must not be parsed is kept and never loaded again to be tried.
        State = raw is null || MailPreCheck.Fault(raw) is not null ? IncomingState.Quarantined : IncomingState.Waiting;
    }

    public IncomingId Id { get; private set; }

    public string Mailbox { get; private set; } = "";

    public long UidValidity { get; private set; }

    public long Uid { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public IncomingState State { get; private set; }

    public int Failures { get; private set; }

    /// <summary>SHA-256 of the raw bytes, lower-case hex: the same mail twice is one.</summary>
    public string Sha256 { get; init; } = "";

    public SenderCheck Sender { get; private set; }

    /// <summary>The notice a subject or an unplausible sender points to: a hint for a person, never a match.</summary>
    public NoticeId? Hint { get; private set; }

    /// <summary>The class's word, as in mail classify.</summary>
    public string Class { get; private set; } = "";

    public byte[] Raw { get; private set; } = [];

    public string From { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void SameAsBefore() => (State, Raw) = (IncomingState.Duplicate, []);

    public void FailedToRead() => State = ++Failures >= 3 ? IncomingState.Quarantined : State;

    public void HoldBack(ReadMail mail, SenderCheck sender, NoticeId? hint)
    {
        ArgumentNullException.ThrowIfNull(mail);
        (State, Sender, Hint, Class) = (IncomingState.InPen, sender, hint, mail.Class);
        (From, Subject, Text) = (mail.From, mail.Subject, mail.Text);
    }

    /// <summary>Its content lives on with the case, under the case's keys; here only the trace against duplicates stays.</summary>
    public void Leave(IncomingState state) => (State, Raw, From, Subject, Text) = (state, [], "", "", "");
}

/// <summary>Where reading stopped in one mailbox.</summary>
public sealed class MailboxCursor
{
    private MailboxCursor()
    {
    }

    public MailboxCursor(string mailbox) => Mailbox = mailbox;

    public string Mailbox { get; private set; } = "";

    public long UidValidity { get; private set; }

    public long LastUid { get; private set; }

    public MailboxPosition Position => new((uint)UidValidity, (uint)LastUid);

    public void MoveTo(MailboxPosition position) => (UidValidity, LastUid) = (position.UidValidity, position.LastUid);
}

/// <summary>The raw message of a reply, kept apart so that a list of replies need not open it.</summary>
public sealed class ReplyRaw
{
    private ReplyRaw()
    {
    }

    public ReplyRaw(Reply reply, byte[] raw)
    {
        ArgumentNullException.ThrowIfNull(reply);
        (ReplyId, CaseId, Raw) = (reply.Id, reply.CaseId, raw);
    }

    public ReplyId ReplyId { get; private set; }

    public Revoca.Domain.Cases.CaseId CaseId { get; private set; }

    public byte[] Raw { get; private set; } = [];
}
