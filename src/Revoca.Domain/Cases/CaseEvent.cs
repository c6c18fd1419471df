using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Cases;

public readonly record struct EventId(Guid Value) : IId<EventId>
{
    public static EventId New() => new(Guid.NewGuid());

    public static EventId From(Guid value) => new(value);
}

/// <summary>What can happen in a case. Each has a stable lower-case name in the store and a sentence in each language.</summary>
public enum CaseEventKind
{
    CaseOpened,
    CaseAssigned,
    CaseReleased,
    ColleagueAdded,
    ColleagueReleased,
    GlassBroken,
    ConsentAwaited,
    CaseActivated,
    CaseMonitored,
    CasePaused,
    CaseResumed,
    CaseClosed,
    CaseReopened,
    CodeReissued,
    QuestionAgreed,
    QuestionEnded,
    AnswerTried,
    NewCodeAsked,
    NewCodeConfirmed,
    CodeViewChanged,
    ContactChanged,
    MessageWritten,
    PersonTold,
    PersonNotTold,
    DataCopied,
    WishAsked,
    WishConfirmed,
    WishCancelled,
    WishDone,
    ItemsAdded,
    ItemDescribed,
    ItemLocked,
    ItemUnlocked,
    ItemObserved,
    ClaimKept,
    ClaimMatched,
    DuplicateLookedUp,
    ClaimVerified,
    ClaimUnverified,
    HashesListed,
    HashesTakenBack,
    ChainTied,
    ChainUntied,
    MandateGiven,
    MandateRevoked,
    ConsentAsked,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    EarlierConsentTakenBack,
    EarlierConsentKept,
    ProofAssessed,
    NoticeDrafted,
    NoticeEdited,
    NoticeRedirected,
    ApprovalAsked,
    CopyrightClaimed,
    ElementsWaived,
    SignatureWaived,
    NoticeApproved,
    NoticeHandedOver,
    NoticeSent,
    NoticeSubmitted,
    NoticeDelivered,
    NoticeDelayed,
    NoticeUncertain,
    NoticeBounced,
    NoticeFailed,
    NoticeExpired,
    NoticeWithdrawn,
    NoticeSuperseded,
    HostDecided,
    ReplyReceived,
    TaskOpened,
    TaskDone,
    CaseKept,
    EndWarned,
    EndPostponed,
    PackMade,
    PackAsked,
    PackReleased,
    WatchStarted,
    WatchStopped,
    UpstreamTraced,
    QuietDaysChanged,
    ReadingChanged,
}

/// <summary>One line of a case's history: written in the same save as the change it tells of, never updated, never deleted before the case.</summary>
public sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    public EventId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public CaseEventKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public ActorKind ActorKind { get; private set; }

    public StaffId? Staff { get; private set; }

    public ItemId? Item { get; private set; }

    public NoticeId? Notice { get; private set; }

    /// <summary>The host in the directory it concerns, or null.</summary>
    public HostId? HostId { get; private set; }

    /// <summary>How many items or letters it concerns, or null.</summary>
    public int? Count { get; private set; }

    /// <summary>The new value where the kind alone does not say it: a state's name, an observation's result, a decision, a digest. An enum's name or hex, never prose.</summary>
    public string? Result { get; private set; }

    /// <summary>The reason in the actor's words; sealed at rest.</summary>
    public string Why { get; private set; } = "";

    public static CaseEvent Of(CaseId caseId, CaseEventKind kind, Change change, EventFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new CaseEvent
        {
            Id = EventId.New(),
            CaseId = caseId,
            Kind = kind,
            At = change.At,
            ActorKind = change.Who.Kind,
            Staff = change.Who.Staff,
            Why = change.Why,
            Item = facts?.Item,
            Notice = facts?.Notice,
            HostId = facts?.HostId,
            Count = facts?.Count,
            Result = facts?.Result,
        };
    }
}

/// <summary>What an event is about, where it is about something smaller than the case.</summary>
public sealed record EventFacts
{
    public ItemId? Item { get; init; }

    public NoticeId? Notice { get; init; }

    public HostId? HostId { get; init; }

    public int? Count { get; init; }

    public string? Result { get; init; }
}
