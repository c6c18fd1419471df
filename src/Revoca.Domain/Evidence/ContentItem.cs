using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence;

public readonly record struct ItemId(Guid Value) : IId<ItemId>
{
    public static ItemId New() => new(Guid.NewGuid());

    public static ItemId From(Guid value) => new(value);
}

/// <summary>One place where it is.</summary>
public sealed class ContentItem
{
    private ContentItem()
    {
    }

    public ItemId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>1, 2, 3… within the case, in the order of adding; what letters and people call it.</summary>
    public int Number { get; private set; }

    public ContentUrl Url { get; private set; }

    /// <summary>The host's id in the directory; null while nobody knows who can act.</summary>
    public HostId? HostId { get; private set; }

    /// <summary>The registrable domain: what groups items whose host is unknown.</summary>
    public string Domain { get; private set; } = "";

    public ContentItemKind Kind { get; private set; }

    public Depiction Depiction { get; private set; }

    /// <summary>Where it can be found there, in staff's words; never printed in a letter.</summary>
    public string Note { get; private set; } = "";

    /// <summary>What the host itself calls it: post id, model and version, file name, account. Printed in letters; empty when not known.</summary>
    public string HostsId { get; private set; } = "";

    /// <summary>What is said of her consent to it; never given until somebody recorded something else.</summary>
    public ConsentStatement Consent { get; private set; } = ConsentStatement.Never;

    /// <summary>The one sentence of fact behind "not consensual", chosen from a list; null while it follows from depiction and consent.</summary>
    public FactsSentence? Facts { get; private set; }

    /// <summary>Only observations change it: a promise of the host never does.</summary>
    public Availability Availability { get; private set; }

    public DateTimeOffset? LastObservedAt { get; private set; }

    /// <summary>When it was last seen there after having been gone; letters sent before that ask for it no longer.</summary>
    public DateTimeOffset? ReappearedAt { get; private set; }

    public ItemLock Lock { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <param name="number">The next free number of the case.</param>
    public static ContentItem Add(CaseId caseId, int number, FoundLink found, Change change)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(change);
        return new ContentItem
        {
            Id = ItemId.New(),
            CaseId = caseId,
            Number = number,
            Url = found.Url,
            HostId = found.HostId,
            Domain = found.Domain,
            Kind = found.Kind,
            AddedAt = change.At,
        };
    }

    public CaseEvent Describe(ContentItemKind kind, Depiction depiction, string note, Change change)
    {
        (Kind, Depiction, Note) = (kind, depiction, note);
        return Happened(CaseEventKind.ItemDescribed, change, depiction.ToString());
    }

    /// <summary>Says what letters tell of this item: the host's own id, her consent, the sentence of fact.</summary>
    public CaseEvent Tell(ItemTold told, Change change)
    {
        ArgumentNullException.ThrowIfNull(told);
        (HostsId, Consent, Facts) = (told.HostsId.Trim(), told.Consent, told.Facts);
        return Happened(CaseEventKind.ItemDescribed, change);
    }

    /// <summary>The age question was answered yes or unclear: everything but hotlines stops for this item (domain rule 12).</summary>
    public CaseEvent LockAsMinor(Change change)
    {
        if (Lock == ItemLock.MinorSuspected)
            throw new RuleBroken(BrokenRule.AlreadyDone, "The item is locked already.");
        Lock = ItemLock.MinorSuspected;
        return Happened(CaseEventKind.ItemLocked, change);
    }

    /// <param name="change">By a lead, with a written reason such as proof of adulthood.</param>
    public CaseEvent Unlock(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Lock == ItemLock.Open)
            throw new RuleBroken(BrokenRule.AlreadyDone, "The item is not locked.");
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Unlocking needs a written reason.");
        Lock = ItemLock.Open;
        return Happened(CaseEventKind.ItemUnlocked, change);
    }

    /// <summary>The address of a locked item is shown once more, to be told to a hotline or the police; it stays locked (domain rule 12).</summary>
    /// <param name="change">By a lead; the reason says whom it is told to.</param>
    public CaseEvent ReadOut(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Lock == ItemLock.Open)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "The item is not locked: its address can be read by anybody who works on the case.");
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Say which hotline or office the address is told to.");
        return Happened(CaseEventKind.ItemReadOut, change);
    }

    /// <summary>Takes over what somebody saw. Removed needs two observations at least 24 hours apart: the first only makes it Unavailable.</summary>
    /// <param name="earlier">Every earlier observation of this item, in any order.</param>
    public (Observation Observation, CaseEvent Event) Observe(Availability seen, IEnumerable<Observation> earlier, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Lock == ItemLock.MinorSuspected)
            throw new RuleBroken(BrokenRule.ItemLocked, "A locked item is not to be looked at.");
        if (seen is Availability.Unchecked or Availability.Reappeared or Availability.Removed)
            throw new ArgumentOutOfRangeException(nameof(seen), seen, "An observer says what was seen, not what follows from it.");
        var history = earlier.OrderBy(past => past.At).ToArray();
        var before = Availability;
        Availability = Observation.Conclude(seen, before, history, change.At);
        if (Availability is Availability.Reappeared && before is not Availability.Reappeared)
            ReappearedAt = change.At;
        LastObservedAt = change.At;
        return (Observation.Of(this, seen, change), Happened(CaseEventKind.ItemObserved, change, Availability.ToString()));
    }

    private CaseEvent Happened(CaseEventKind kind, Change change, string? result = null) =>
        CaseEvent.Of(CaseId, kind, change, new EventFacts { Item = Id, HostId = HostId, Result = result });
}

/// <summary>What letters tell of one item.</summary>
public sealed record ItemTold(string HostsId, ConsentStatement Consent, FactsSentence? Facts = null);

/// <summary>A usable link with what the directory knows of its place.</summary>
public sealed record FoundLink(ContentUrl Url, HostId? HostId, string Domain, ContentItemKind Kind);
