using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Replies;

public readonly record struct ReplyId(Guid Value) : IId<ReplyId>
{
    public static ReplyId New() => new(Guid.NewGuid());

    public static ReplyId From(Guid value) => new(value);
}

/// <summary>How an answer reached us.</summary>
public enum ReplySource
{
    Mail,
    Form,
    Phone,
    InProduct,
    Post,
}

/// <summary>What a message that belongs to a notice is.</summary>
public enum ReplyKind
{
    Answer,
    AutomaticReply,
    Bounce,
    Delay,
    DeliveryReport,
    AbuseReport,
}

/// <summary>What tied a reply to its notice.</summary>
public enum ReplyMatch
{
    MessageId,
    SecretAddress,
    ByHand,
}

/// <summary>What our own mail server says about the sender; never taken from a header somebody else wrote.</summary>
public enum SenderCheck
{
    NotChecked,
    Verified,
    Failed,
}

/// <summary>What is known of a reply when it joins a notice.</summary>
public sealed record ReplyFacts(ReplySource Source, ReplyKind Kind, ReplyMatch Match, DateTimeOffset ReceivedAt)
{
    public SenderCheck Sender { get; init; }

    public string From { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>SHA-256 of the raw message, lower-case hex; empty for what was typed in.</summary>
    public string Sha256 { get; init; } = "";
}

/// <summary>One message or call that belongs to a notice. It decides nothing: a person does.</summary>
public sealed class Reply
{
    private Reply()
    {
    }

    public ReplyId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public NoticeId NoticeId { get; private set; }

    public ReplySource Source { get; private set; }

    public ReplyKind Kind { get; private set; }

    public ReplyMatch Match { get; private set; }

    public SenderCheck Sender { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public string From { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    /// <summary>What a person read in it; null while nobody has.</summary>
    public HostAnswer? Answer { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public StaffId? DecidedBy { get; private set; }

    /// <summary>True while a person must still read it.</summary>
    public bool Waits => Kind == ReplyKind.Answer && DecidedAt is null;

    public static (Reply Reply, CaseEvent Event) Receive(Notice notice, ReplyFacts facts, Change change)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(facts);
        var reply = new Reply
        {
            Id = ReplyId.New(),
            CaseId = notice.CaseId,
            NoticeId = notice.Id,
            Source = facts.Source,
            Kind = facts.Kind,
            Match = facts.Match,
            Sender = facts.Sender,
            ReceivedAt = facts.ReceivedAt,
            From = facts.From,
            Subject = facts.Subject,
            Text = facts.Text,
            Sha256 = facts.Sha256,
        };
        var happened = new EventFacts { Notice = notice.Id, HostId = notice.HostId, Result = facts.Kind.ToString() };
        return (reply, CaseEvent.Of(notice.CaseId, CaseEventKind.ReplyReceived, change, happened));
    }

    /// <summary>A person said what the reply means; null: it decides nothing. Once; a second opinion is a new decision on the notice itself.</summary>
    public void Decide(HostAnswer? answer, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (DecidedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "This reply has been decided.");
        (Answer, DecidedAt, DecidedBy) = (answer, change.At, change.Who.Staff);
    }

    /// <summary>The host decision an answer stands for.</summary>
    public static HostDecision DecisionOf(HostAnswer answer) => answer switch
    {
        HostAnswer.CounterNotice => HostDecision.CounterNotice,
        HostAnswer.PartlyRemoved => HostDecision.PartlyRemoved,
        HostAnswer.Removed => HostDecision.Removed,
        HostAnswer.AlreadyGone => HostDecision.AlreadyGone,
        HostAnswer.WantsId or HostAnswer.WantsForm or HostAnswer.NeedsExactUrl or HostAnswer.AsksWhoWeAre => HostDecision.InfoRequested,
        HostAnswer.NoViolation => HostDecision.Refused,
        HostAnswer.Forwarded => HostDecision.Forwarded,
        HostAnswer.OutOfScope => HostDecision.OutOfScope,
        HostAnswer.TicketAcknowledgement => HostDecision.Acknowledged,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An answer without a decision."),
    };
}
