namespace Revoca.Domain.Law.Deadlines;

/// <summary>
/// When a term ends: <paramref name="TargetDue"/> drives countdown and reminders; no text claims a breach before <paramref name="AssertAfter"/>
/// (null where the term binds us); <paramref name="SafeDate"/> is the last working day on or before the end of a term of ours.
/// </summary>
/// <param name="TargetDue">For days and months the last second of the day in the zone.</param>
/// <param name="BeyondTables">The end lies outside the years the holiday rules were checked for; computed by rule all the same.</param>
public sealed record Deadline(DateTimeOffset TargetDue, DateTimeOffset? AssertAfter, DateOnly? SafeDate, bool BeyondTables);
