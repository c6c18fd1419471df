using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Law.Clocks;

public readonly record struct ClockFactId(Guid Value) : IId<ClockFactId>
{
    public static ClockFactId New() => new(Guid.NewGuid());

    public static ClockFactId From(Guid value) => new(value);
}

/// <summary>What staff can tell a clock beyond what notices and replies already say.</summary>
public enum ClockFactKind
{
    IdentityRequested,
    IdentityGiven,
    ExtensionAnnounced,

    /// <summary>Mandatory elements were missing; the text names them, one a line.</summary>
    FoundIncomplete,

    /// <summary>What was missing was handed in, with a ticket or receipt.</summary>
    Completed,

    /// <summary>She learnt of the fact: a term of hers begins (querela).</summary>
    FactKnown,

    /// <summary>The act a term of ours or hers asks for was done.</summary>
    Lodged,

    /// <summary>Nobody waits for this any longer.</summary>
    GivenUp,
}

/// <summary>One fact a clock is read from, as somebody recorded it. Never changed: a mistake is answered by another fact.</summary>
public sealed class ClockFact
{
    private ClockFact()
    {
    }

    public ClockFactId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>The notice it concerns, or null for a fact of the case.</summary>
    public NoticeId? NoticeId { get; private set; }

    /// <summary>For a fact of the case: the basis whose term it starts or ends.</summary>
    public string BasisId { get; private set; } = "";

    public ClockFactKind Kind { get; private set; }

    /// <summary>When it happened, as opposed to when it was written down.</summary>
    public DateTimeOffset At { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public StaffId? RecordedBy { get; private set; }

    /// <param name="change">Who, when it was written down, and the text as its reason.</param>
    /// <exception cref="RuleBroken">The fact lies in the future, or a reason is missing.</exception>
    public static ClockFact Record(CaseId caseId, ClockSubject subject, ClockFactKind kind, DateTimeOffset at, Change change)
    {
        if (at > change.At)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A fact lies in the past.");
        if (kind is ClockFactKind.GivenUp or ClockFactKind.FoundIncomplete or ClockFactKind.ExtensionAnnounced && string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, $"{kind} needs a text: which elements, which reasons.");
        if (subject.NoticeId is null && subject.BasisId.Length == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "A fact concerns a notice or a basis.");
        return new ClockFact
        {
            Id = ClockFactId.New(),
            CaseId = caseId,
            NoticeId = subject.NoticeId,
            BasisId = subject.BasisId,
            Kind = kind,
            At = at,
            Text = change.Why.Trim(),
            RecordedAt = change.At,
            RecordedBy = change.Who.Staff,
        };
    }

    /// <summary>The fact as the clock reads it.</summary>
    public ClockEvent ToEvent() => Kind switch
    {
        ClockFactKind.IdentityRequested => new IdentityRequested(At),
        ClockFactKind.IdentityGiven => new IdentityGiven(At),
        ClockFactKind.ExtensionAnnounced => new ExtensionAnnounced(At, Text),
        ClockFactKind.FoundIncomplete => new FoundIncomplete(At, Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ClockFactKind.Completed => new Completed(At, StartProof.Ticket, Text),
        ClockFactKind.FactKnown => new StartProved(At, StartProof.Presumed, Text),
        ClockFactKind.Lodged => new Fulfilled(At),
        ClockFactKind.GivenUp => new GivenUp(At, Text),
        _ => throw new InvalidOperationException($"Unknown fact {Kind}."),
    };
}

/// <summary>What a fact is about: a notice, or a basis of the case.</summary>
public readonly record struct ClockSubject(NoticeId? NoticeId, string BasisId = "");
