using Revoca.Domain.People;

namespace Revoca.Domain.Cases.Keeping;

/// <summary>How long a case in one state is kept after the last thing that happened in it. The organisation may change it, with a reason.</summary>
public sealed class RetentionPeriod
{
    /// <summary>Days. Twice the first warning's lead, so that a case is never warned of on the day it was worked on.</summary>
    public const int Shortest = 60;

    /// <summary>Days.</summary>
    public const int Longest = 3650;

    private RetentionPeriod()
    {
    }

    public CaseState State { get; private init; }

    /// <summary>Null: a case in this state is never erased by itself.</summary>
    public int? Days { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public StaffId? ChangedBy { get; private set; }

    /// <summary>The reason of the last change; empty for what shipped.</summary>
    public string Why { get; private set; } = "";

    /// <summary>What ships: unanswered reports half a year, work a year of silence, closed cases a year.</summary>
    public static IReadOnlyList<RetentionPeriod> Shipped { get; } =
        [Of(CaseState.Intake, 180), Of(CaseState.AwaitingConsent, 180), Of(CaseState.Active, 365), Of(CaseState.Monitoring, 730), Of(CaseState.Paused, 365), Of(CaseState.Closed, 365)];

    public static RetentionPeriod Of(CaseState state, int? days) => state == CaseState.Erased
        ? throw new ArgumentOutOfRangeException(nameof(state), state, "An erased case is not kept.")
        : new RetentionPeriod { State = state, Days = days };

    /// <param name="days">Between <see cref="Shortest"/> and <see cref="Longest"/>, or null for no end.</param>
    /// <param name="change">With a reason.</param>
    public void Set(int? days, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Changing how long cases are kept needs a reason.");
        if (days is < Shortest or > Longest)
            throw new RuleBroken(BrokenRule.OutOfRange, $"A period has {Shortest} to {Longest} days.");
        (Days, ChangedAt, ChangedBy, Why) = (days, change.At, change.Who.Staff, change.Why);
    }
}
