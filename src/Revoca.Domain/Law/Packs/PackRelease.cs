using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Domain.Law.Packs;

public readonly record struct PackReleaseId(Guid Value) : IId<PackReleaseId>
{
    public static PackReleaseId New() => new(Guid.NewGuid());

    public static PackReleaseId From(Guid value) => new(value);
}

/// <summary>Four eyes over a file for an authority: one person asks, another looks and lets it go, for three days (security.md §7).</summary>
public sealed class PackRelease
{
    /// <summary>After that the case may have moved on: somebody looks again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    private PackRelease()
    {
    }

    public PackReleaseId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public HostId HostId { get; private set; }

    public Regulator Regulator { get; private set; }

    public StaffId AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public StaffId? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <exception cref="RuleBroken">Nobody of the staff asks.</exception>
    public static (PackRelease Asked, CaseEvent Event) Ask(CaseId caseId, HostId host, Regulator regulator, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Who.Staff is not { } by)
            throw new RuleBroken(BrokenRule.NoAccess, "Only a member of staff asks.");
        var asked = new PackRelease { Id = PackReleaseId.New(), CaseId = caseId, HostId = host, Regulator = regulator, AskedBy = by, AskedAt = change.At };
        return (asked, asked.Happened(CaseEventKind.PackAsked, change));
    }

    /// <exception cref="RuleBroken">The same person, or somebody has done it.</exception>
    public CaseEvent Release(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (ReleasedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "Somebody has looked at it.");
        if (change.Who.Staff is not { } by || by == AskedBy)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another person looks at it.");
        (ReleasedBy, ReleasedAt) = (by, change.At);
        return Happened(CaseEventKind.PackReleased, change);
    }

    /// <summary>True while the request, or the release, counts.</summary>
    public bool HoldsAt(DateTimeOffset now) => now < (ReleasedAt ?? AskedAt) + Lasts;

    private CaseEvent Happened(CaseEventKind kind, Change change) =>
        CaseEvent.Of(CaseId, kind, change, new EventFacts { HostId = HostId, Result = Regulator.ToString() });
}
