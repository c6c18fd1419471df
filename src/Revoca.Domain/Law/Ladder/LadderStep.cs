using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Law.Ladder;

public readonly record struct LadderStepId(Guid Value) : IId<LadderStepId>
{
    public static LadderStepId New() => new(Guid.NewGuid());

    public static LadderStepId From(Guid value) => new(value);
}

public enum LadderStepState { Proposed, Snoozed, Taken, Skipped }

/// <summary>A rung that was proposed for a case at a host, once, with what a human decided about it.</summary>
public sealed class LadderStep
{
    private LadderStep()
    {
    }

    public LadderStepId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public HostId HostId { get; private set; }

    public NoticeId? NoticeId { get; private set; }

    /// <summary>The notice's id without dashes, or empty: part of the key under which a rung is proposed only once.</summary>
    public string NoticeKey { get; private set; } = "";

    public Rung Rung { get; private set; }

    public StepReason Reason { get; private set; }

    public string BasisId { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public LadderStepState State { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public string Why { get; private set; } = "";

    public DateTimeOffset? DecidedAt { get; private set; }

    public StaffId? DecidedBy { get; private set; }

    /// <summary>The letter drafted when the step was taken, or null where the act is done by hand.</summary>
    public NoticeId? DraftedId { get; private set; }

    public static LadderStep Propose(CaseId caseId, HostId hostId, ProposedStep step, DateTimeOffset now)
    {
        NoticeId? notice = step.Key.NoticeId.Length == 0 ? null : new NoticeId(Guid.ParseExact(step.Key.NoticeId, "N"));
        return new LadderStep
        {
            Id = LadderStepId.New(),
            CaseId = caseId,
            HostId = hostId,
            NoticeId = notice,
            NoticeKey = step.Key.NoticeId,
            Rung = step.Rung,
            Reason = step.Reason,
            BasisId = step.BasisId,
            DueAt = step.At,
            ProposedAt = now,
            State = LadderStepState.Proposed,
        };
    }

    public bool Waits(DateTimeOffset now) => State is LadderStepState.Proposed || (State is LadderStepState.Snoozed && Until <= now);

    /// <exception cref="RuleBroken">The step was decided before.</exception>
    public void Take(NoticeId? drafted, Change change)
    {
        Decide(LadderStepState.Taken, change);
        DraftedId = drafted;
    }

    /// <exception cref="RuleBroken">No reason, or decided before.</exception>
    public void Skip(Change change)
    {
        RequireReason(change);
        Decide(LadderStepState.Skipped, change);
    }

    /// <exception cref="RuleBroken">No reason, no later instant, or decided before.</exception>
    public void Snooze(DateTimeOffset until, Change change)
    {
        RequireReason(change);
        if (until <= change.At)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A snooze ends after it begins.");
        Decide(LadderStepState.Snoozed, change);
        Until = until;
    }

    /// <summary>The decision as the ladder reads it; null while the step is only proposed.</summary>
    public DecidedStep? AsDecided() => (State, DecidedAt) switch
    {
        (LadderStepState.Taken, { } at) => new(new(Rung, NoticeKey), StepDecision.Taken, at),
        (LadderStepState.Skipped, { } at) => new(new(Rung, NoticeKey), StepDecision.Skipped, at, Why),
        (LadderStepState.Snoozed, { } at) => new(new(Rung, NoticeKey), StepDecision.Snoozed, at, Why, Until),
        _ => null,
    };

    private static void RequireReason(Change change)
    {
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Skipping and snoozing a step need a reason.");
    }

    private void Decide(LadderStepState state, Change change)
    {
        if (State is LadderStepState.Taken or LadderStepState.Skipped)
            throw new RuleBroken(BrokenRule.AlreadyDone, "This step was decided before.");
        (State, Why, DecidedAt, DecidedBy, Until) = (state, change.Why, change.At, change.Who.Staff, null);
    }
}
