using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Domain.Law.Clocks;

/// <summary>Where a clock stands at an instant; computed, never stored.</summary>
public enum ClockState { NotStarted, Running, DueSoon, Overdue, Met, Waived }

/// <summary>Why a letter may not say that the term has expired; None means that it may (rule 7).</summary>
public enum ExpiryBar { None, NotAsserted, NotStarted, Incomplete, OnlyPresumed, IdentityOpen, TooEarly, Ended }

/// <summary>One term of one notice (or of one fact of hers), read from its events.</summary>
public sealed record Clock
{
    internal Clock(ClockRule rule, TimeZoneInfo zone) => (Rule, Zone) = (rule, zone);

    /// <summary>The term being counted: the extended one once an extension was announced in time.</summary>
    public ClockRule Rule { get; internal init; }

    /// <summary>The zone of whoever owes the act.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The evidence the clock rests on; null while nothing proves a start.</summary>
    public StartProved? Start { get; internal init; }
    public IReadOnlyList<string> MissingElements { get; internal init; } = [];

    /// <summary>The reading without pauses; null while the clock has not started.</summary>
    public Deadline? Deadline { get; internal init; }

    /// <summary>The later reading, where the host's question about her identity paused the term; null without a pause.</summary>
    public Deadline? PausedDeadline { get; internal init; }
    public bool IdentityOpen { get; internal init; }
    public bool Extended { get; internal init; }

    /// <summary>What ended the clock: <see cref="Fulfilled"/> or <see cref="GivenUp"/>.</summary>
    public ClockEvent? Ended { get; internal init; }

    public DateTimeOffset? TargetDue => Deadline?.TargetDue;

    /// <summary>The later of both readings; null while an identity question is open, for our own terms and before the start.</summary>
    public DateTimeOffset? AssertAfter => IdentityOpen ? null : PausedDeadline?.AssertAfter > Deadline?.AssertAfter
        ? PausedDeadline?.AssertAfter
        : Deadline?.AssertAfter;

    public DateOnly? SafeDate => Deadline?.SafeDate;

    /// <summary>The last second of the safe day; null for terms owed to us.</summary>
    public DateTimeOffset? SafeEnd => SafeDate is { } day ? ZoneTime.StartOf(day.AddDays(1), Zone).AddSeconds(-1) : null;

    /// <summary>The first instant at which the term is over by the earliest reading: days end with their last second.</summary>
    public DateTimeOffset? OverFrom => Rule.Unit is TermUnit.Hours ? TargetDue : TargetDue?.AddSeconds(1);

    /// <summary>Done, but only after the term by its earliest reading.</summary>
    public bool MetLate => Ended is Fulfilled done && done.At >= OverFrom;

    public ClockState StateAt(DateTimeOffset now) => (Ended, Deadline) switch
    {
        (Fulfilled fulfilled, _) when fulfilled.At <= now => ClockState.Met,
        (GivenUp given, _) when given.At <= now => ClockState.Waived,
        (_, null) => ClockState.NotStarted,
        _ when now >= OverFrom => ClockState.Overdue,
        _ when now >= DueSoonFrom => ClockState.DueSoon,
        _ => ClockState.Running,
    };

    /// <summary>Terms of ours warn thirty days ahead; hours in their last quarter, at least an hour; days and months in the last week.</summary>
    public DateTimeOffset? DueSoonFrom => Rule switch
    {
        _ when Deadline is null => null,
        { BindsUs: true } => Alerts[0],
        { Unit: TermUnit.Hours, Amount: { } hours } => TargetDue?.AddHours(-Math.Max(1, hours / 4d)),
        _ => TargetDue?.AddDays(-7),
    };

    /// <summary>For our own terms: eight in the morning, 30, 7 and 2 days before the safe date (rule 9); empty otherwise.</summary>
    public IReadOnlyList<DateTimeOffset> Alerts => SafeDate is { } safe
        ? [.. new[] { 30, 7, 2 }.Select(days => ZoneTime.Later(safe.AddDays(-days).ToDateTime(new TimeOnly(8, 0)), Zone))]
        : [];

    /// <summary>The moment an advocate waits for next: our safe date or the host's due time, then the moment a breach may be claimed.</summary>
    public DateTimeOffset? NextMoment(DateTimeOffset now)
    {
        if (SafeEnd is { } safe)
            return now <= safe ? safe : TargetDue;
        return now <= TargetDue ? TargetDue : AssertAfter ?? TargetDue;
    }

    /// <returns>None when a letter may say at that instant that the term has expired, else the first reason against.</returns>
    public ExpiryBar ExpiryBarAt(DateTimeOffset now) => this switch
    {
        { Rule.MayBeAsserted: false } => ExpiryBar.NotAsserted,
        { MissingElements.Count: > 0 } => ExpiryBar.Incomplete,
        { Ended: { } ended } when ended.At <= now => ExpiryBar.Ended,
        { Start: null } => ExpiryBar.NotStarted,
        { Start.Proof: StartProof.Presumed } => ExpiryBar.OnlyPresumed,
        { IdentityOpen: true } => ExpiryBar.IdentityOpen,
        _ when AssertAfter is { } after && now > after => ExpiryBar.None,
        _ => ExpiryBar.TooEarly,
    };

    public bool MaySayExpired(DateTimeOffset now) => ExpiryBarAt(now) is ExpiryBar.None;
}
