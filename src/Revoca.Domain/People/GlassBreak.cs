using Revoca.Domain.Cases;

namespace Revoca.Domain.People;

public readonly record struct GlassBreakId(Guid Value) : IId<GlassBreakId>
{
    public static GlassBreakId New() => new(Guid.NewGuid());

    public static GlassBreakId From(Guid value) => new(value);
}

/// <summary>Somebody looked into a case that is not hers because it could not wait: why, until when, and who has taken note of it.</summary>
public sealed class GlassBreak
{
    /// <summary>A reason of one word explains nothing to whoever reads it later.</summary>
    public const int ShortestReason = 15;

    /// <summary>Long enough for one shift's emergency.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(4);

    private GlassBreak()
    {
    }

    public GlassBreakId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public StaffId Staff { get; private set; }

    /// <summary>In her own words; sealed at rest.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset BrokenAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public StaffId? NotedBy { get; private set; }

    public DateTimeOffset? NotedAt { get; private set; }

    /// <param name="change">Who and why; the reason has at least <see cref="ShortestReason"/> signs.</param>
    /// <exception cref="RuleBroken">No member of staff, or no reason.</exception>
    public static (GlassBreak Broken, CaseEvent Event) Break(CaseId caseId, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Who.Staff is not { } staff)
            throw new RuleBroken(BrokenRule.NoAccess, "Only a member of staff breaks the glass.");
        if (change.Why.Trim().Length < ShortestReason)
            throw new RuleBroken(BrokenRule.ReasonMissing, "Breaking the glass needs a written reason.");
        var broken = new GlassBreak
        {
            Id = GlassBreakId.New(),
            CaseId = caseId,
            Staff = staff,
            Reason = change.Why.Trim(),
            BrokenAt = change.At,
            EndsAt = change.At + Lasts,
        };
        return (broken, CaseEvent.Of(caseId, CaseEventKind.GlassBroken, change));
    }

    public bool HoldsAt(DateTimeOffset now) => now < EndsAt;

    /// <summary>Somebody who answers for cases or team has read it; nobody does so for herself.</summary>
    public void Note(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (NotedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "Somebody has taken note of it.");
        if (change.Who.Staff is not { } reader || reader == Staff)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another person takes note of it.");
        (NotedBy, NotedAt) = (reader, change.At);
    }
}
