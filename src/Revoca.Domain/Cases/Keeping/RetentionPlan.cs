namespace Revoca.Domain.Cases.Keeping;

/// <summary>How far the warnings before an erasure have come. Named by the days of their lead.</summary>
public enum RetentionStage { Thirty, Seven, One }

/// <summary>What is to be done about a case today.</summary>
public enum RetentionMove { Nothing, WarnThirty, WarnSeven, WarnOne, Postpone, Erase }

/// <summary>What decides how long one case is kept. Days are those of the organisation's calendar, so no change of the clocks moves them.</summary>
/// <param name="LastMaterial">When something last happened in the case, warnings of its end apart.</param>
/// <param name="LastDay">The same as a day.</param>
/// <param name="Days">The period of its state; null = no end.</param>
/// <param name="KeepUntil">The day until which somebody asked to keep it, or null.</param>
public sealed record RetentionFacts(DateTimeOffset LastMaterial, DateOnly LastDay, int? Days, DateOnly? KeepUntil)
{
    /// <summary>The first day on which the case is no longer to be kept; null when it has none.</summary>
    public DateOnly? Due
    {
        get
        {
            if (Days is not { } days)
                return null;
            var due = LastDay.AddDays(days);
            return KeepUntil is { } kept && kept >= due ? kept.AddDays(1) : due;
        }
    }
}

/// <summary>
/// The end of one case's keeping, from its first warning on (domain rule 17): nothing is erased unless it was warned of thirty, seven and one day before.
/// Where a warning comes late, because the server stood still, the erasure waits for as long as the warning is meant to run.
/// </summary>
public sealed class RetentionPlan
{
    private RetentionPlan()
    {
    }

    public CaseId CaseId { get; private init; }

    /// <summary>The last thing that had happened when the first warning was given; anything later postpones.</summary>
    public DateTimeOffset Material { get; private init; }

    /// <summary>Never earlier than any warning said.</summary>
    public DateOnly EraseOn { get; private set; }

    public RetentionStage Stage { get; private set; }

    /// <summary>When the last warning was given.</summary>
    public DateOnly WarnedOn { get; private set; }

    /// <summary>What today asks for. One step at most: a clock that is wrong once can warn, but not erase.</summary>
    public static RetentionMove Next(RetentionFacts facts, RetentionPlan? plan, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (plan is null)
            return facts.Due is { } due && today >= due.AddDays(-30) ? RetentionMove.WarnThirty : RetentionMove.Nothing;
        if (facts.Due is not { } end || end > plan.EraseOn || facts.LastMaterial > plan.Material)
            return RetentionMove.Postpone;
        return plan.Stage switch
        {
            RetentionStage.Thirty => today >= plan.EraseOn.AddDays(-7) ? RetentionMove.WarnSeven : RetentionMove.Nothing,
            RetentionStage.Seven => today >= plan.EraseOn.AddDays(-1) ? RetentionMove.WarnOne : RetentionMove.Nothing,
            RetentionStage.One => today >= plan.EraseOn ? RetentionMove.Erase : RetentionMove.Nothing,
            _ => throw new InvalidOperationException($"No such stage: {plan.Stage}."),
        };
    }

    public static RetentionPlan Begin(CaseId caseId, RetentionFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var due = facts.Due ?? throw new ArgumentException("A case without an end is not warned of.", nameof(facts));
        return new RetentionPlan { CaseId = caseId, Material = facts.LastMaterial, Stage = RetentionStage.Thirty, WarnedOn = today, EraseOn = Later(due, today.AddDays(30)) };
    }

    /// <summary>Gives the next warning.</summary>
    public void Warn(DateOnly today)
    {
        (Stage, EraseOn) = Stage switch
        {
            RetentionStage.Thirty => (RetentionStage.Seven, Later(EraseOn, today.AddDays(7))),
            RetentionStage.Seven => (RetentionStage.One, Later(EraseOn, today.AddDays(1))),
            _ => throw new People.RuleBroken(People.BrokenRule.AlreadyDone, "The last warning was given."),
        };
        WarnedOn = today;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
