using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Consents;

public readonly record struct MandateId(Guid Value) : IId<MandateId>
{
    public static MandateId New() => new(Guid.NewGuid());

    public static MandateId From(Guid value) => new(value);
}

/// <summary>Authority to act: she lets the organisation write for her. Letters quote its reference and date, never its text.</summary>
public sealed class Mandate
{
    private Mandate()
    {
    }

    public MandateId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>What letters quote, such as M-2026-7F3K2; says nothing about her.</summary>
    public string Reference { get; private set; } = "";

    public DateOnly SignedOn { get; private set; }

    /// <summary>The last day it holds; null = until she revokes it.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public ConsentChannel Channel { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public int Version { get; private set; }

    public static (Mandate Mandate, CaseEvent Event) Give(CaseId caseId, MandateTerms terms, Change change)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(change);
        if (terms.ExpiresOn < terms.SignedOn)
            throw new RuleBroken(BrokenRule.OutOfRange, "A mandate cannot end before the day it was signed.");
        var given = new Mandate
        {
            Id = MandateId.New(),
            CaseId = caseId,
            Reference = terms.Reference,
            SignedOn = terms.SignedOn,
            ExpiresOn = terms.ExpiresOn,
            Channel = terms.Channel,
            RecordedAt = change.At,
        };
        return (given, CaseEvent.Of(caseId, CaseEventKind.MandateGiven, change));
    }

    public CaseEvent Revoke(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (RevokedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "The mandate is revoked already.");
        RevokedAt = change.At;
        Version++;
        return CaseEvent.Of(CaseId, CaseEventKind.MandateRevoked, change);
    }

    /// <summary>True from the day it was signed until it is revoked or its last day is over (days counted in UTC, the earlier reading for us).</summary>
    public bool HoldsAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return RevokedAt is null && SignedOn <= today.AddDays(1) && (ExpiresOn is not { } last || today <= last);
    }
}

public sealed record MandateTerms(string Reference, DateOnly SignedOn, DateOnly? ExpiresOn, ConsentChannel Channel)
{
    /// <summary>Given by a parent: it ends the day before she is 18, or earlier where an end was agreed. From then on only she can give one.</summary>
    /// <param name="agreed">The terms as agreed with the parent.</param>
    /// <param name="born">Her date of birth; not kept.</param>
    public static MandateTerms OfParent(MandateTerms agreed, DateOnly born)
    {
        ArgumentNullException.ThrowIfNull(agreed);
        var last = born.AddYears(18).AddDays(-1);
        if (last < agreed.SignedOn)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "She is 18 already: only she can give a mandate.");
        return agreed with { ExpiresOn = agreed.ExpiresOn is { } end && end < last ? end : last };
    }
}
