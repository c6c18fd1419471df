using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.HerSide;

public readonly record struct WishId(Guid Value) : IId<WishId>
{
    public static WishId New() => new(Guid.NewGuid());

    public static WishId From(Guid value) => new(value);
}

/// <summary>What a code alone may only ask for, because a code can be stolen.</summary>
public enum HeldWishKind
{
    DeleteData,
    ChangeContact,
}

/// <summary>A destructive act asked for with the code: it waits seven days, in sight of her and the team, or until a person of the team confirms it (security.md §3).</summary>
public sealed class HeldWish
{
    public const int HoldDays = 7;

    private HeldWish()
    {
    }

    public WishId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public HeldWishKind Kind { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The rules asked for, where it is about contact.</summary>
    public SafeContact Contact { get; private set; } = SafeContact.Silence;

    public bool IsWaiting => CancelledAt is null && DoneAt is null;

    public static (HeldWish Wish, CaseEvent Event) Ask(CaseId caseId, HeldWishKind kind, SafeContact? contact, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var asked = new HeldWish
        {
            Id = WishId.New(),
            CaseId = caseId,
            Kind = kind,
            Contact = contact ?? SafeContact.Silence,
            AskedAt = change.At,
            DueAt = change.At.AddDays(HoldDays),
        };
        return (asked, asked.Happened(CaseEventKind.WishAsked, change));
    }

    /// <summary>A person of the team has spoken with her: it need not wait.</summary>
    public CaseEvent Confirm(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        RequireWaiting();
        if (change.Who.Kind != ActorKind.Staff)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Only a person of the team can shorten the wait.");
        ConfirmedAt = change.At;
        return Happened(CaseEventKind.WishConfirmed, change);
    }

    public CaseEvent Cancel(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        RequireWaiting();
        CancelledAt = change.At;
        return Happened(CaseEventKind.WishCancelled, change);
    }

    /// <summary>True when it may be carried out.</summary>
    public bool IsDueAt(DateTimeOffset now) => IsWaiting && (ConfirmedAt is not null || now >= DueAt);

    public CaseEvent CarryOut(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!IsDueAt(change.At))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "It waits for seven days or a confirmation.");
        DoneAt = change.At;
        return Happened(CaseEventKind.WishDone, change);
    }

    private CaseEvent Happened(CaseEventKind kind, Change change) => CaseEvent.Of(CaseId, kind, change, new EventFacts { Result = Kind.ToString() });

    private void RequireWaiting()
    {
        if (!IsWaiting)
            throw new RuleBroken(BrokenRule.AlreadyDone, "This wish is settled already.");
    }
}
