using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Domain.Consents;

public readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    public static ConsentId New() => new(Guid.NewGuid());

    public static ConsentId From(Guid value) => new(value);
}

public enum ConsentState
{
    Asked,
    Given,
    Refused,
    Expired,
    Withdrawn,
}

/// <summary>Towards whom something may be said.</summary>
public enum Recipient
{
    Host,
    Upstream,
    Search,
    Regulator,
    Police,
    HashSharing,

    /// <summary>A person and no site: whoever put it there, or once had a yes of hers. May react badly, so it is always a question of its own.</summary>
    Uploader,
}

/// <summary>How a decision reached us.</summary>
public enum ConsentChannel
{
    Portal,
    SpokenWithWitness,
    SignedPaper,
}

/// <summary>One decision of hers on one scope: what × towards whom × how much of her is said.</summary>
public sealed class Consent
{
    private Consent()
    {
    }

    public ConsentId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>The items it covers; empty = every item of the case, later ones included.</summary>
    public IReadOnlyList<ItemId> Items { get; private set; } = [];

    public Recipient Towards { get; private set; }

    /// <summary>The most that may be said; every lower level is covered.</summary>
    public IdentityLevel UpTo { get; private set; }

    /// <summary>What was decided; ask <see cref="StateAt"/> for what holds now.</summary>
    public ConsentState Decision { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public ConsentChannel? Channel { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>Grows with each change; part of what the seal over the facts covers.</summary>
    public int Version { get; private set; }

    public static (Consent Consent, CaseEvent Event) Ask(CaseId caseId, ConsentScope scope, Change change)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        var asked = new Consent
        {
            Id = ConsentId.New(),
            CaseId = caseId,
            Items = scope.Items,
            Towards = scope.Towards,
            UpTo = scope.UpTo,
            Decision = ConsentState.Asked,
            AskedAt = change.At,
        };
        return (asked, asked.Happened(CaseEventKind.ConsentAsked, change));
    }

    public CaseEvent Give(ConsentChannel channel, DateTimeOffset? expiresAt, Change change)
    {
        RequireUndecided();
        (Decision, Channel, ExpiresAt) = (ConsentState.Given, channel, expiresAt);
        return Decided(CaseEventKind.ConsentGiven, change);
    }

    public CaseEvent Refuse(ConsentChannel channel, Change change)
    {
        RequireUndecided();
        (Decision, Channel) = (ConsentState.Refused, channel);
        return Decided(CaseEventKind.ConsentRefused, change);
    }

    public CaseEvent Withdraw(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Decision != ConsentState.Given)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, $"A consent that is {Decision} cannot be withdrawn.");
        (Decision, WithdrawnAt) = (ConsentState.Withdrawn, change.At);
        Version++;
        return Happened(CaseEventKind.ConsentWithdrawn, change);
    }

    /// <summary>What holds at an instant: a given consent past its expiry is Expired.</summary>
    public ConsentState StateAt(DateTimeOffset now) =>
        Decision == ConsentState.Given && ExpiresAt <= now ? ConsentState.Expired : Decision;

    /// <summary>True when it is given, not expired, and covers this item, recipient and level.</summary>
    public bool Covers(ItemId item, Recipient towards, IdentityLevel level, DateTimeOffset now) =>
        StateAt(now) == ConsentState.Given && Towards == towards && level <= UpTo && (Items.Count == 0 || Items.Contains(item));

    private CaseEvent Decided(CaseEventKind kind, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        DecidedAt = change.At;
        Note = change.Why;
        Version++;
        return Happened(kind, change);
    }

    private CaseEvent Happened(CaseEventKind kind, Change change) =>
        CaseEvent.Of(CaseId, kind, change, new EventFacts { Result = $"{Towards}/{UpTo}", Count = Items.Count == 0 ? null : Items.Count });

    private void RequireUndecided()
    {
        if (Decision != ConsentState.Asked)
            throw new RuleBroken(BrokenRule.AlreadyDone, $"This consent is {Decision} already; ask again instead.");
    }
}

/// <param name="Items">Empty = every item of the case.</param>
/// <param name="Towards">Who may be told.</param>
/// <param name="UpTo">The most that may be said of her.</param>
public sealed record ConsentScope(IReadOnlyList<ItemId> Items, Recipient Towards, IdentityLevel UpTo);
