using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Domain.Law.Deadlines;

/// <summary>Counts the terms of the legal bases. Pure: the same input gives the same deadline. The rules and their sources are in docs/law.md.</summary>
public static class DeadlineEngine
{
    private static readonly DateTimeOffset Earliest = new(1600, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="start">The instant the term starts from; years 1600 to 9899.</param>
    /// <param name="zone">The zone of whoever owes the act: civil days are its days.</param>
    /// <exception cref="ArgumentException">The term has no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start lies outside the years that can be counted.</exception>
    public static Deadline Compute(ClockRule rule, DateTimeOffset start, TimeZoneInfo zone, OwingCalendars calendars)
    {
        if (start < Earliest || start >= Latest)
            throw new ArgumentOutOfRangeException(nameof(start), "Terms can be counted from instants in the years 1600 to 9899.");
        if (rule is not { HasNumber: true, Amount: { } amount })
            throw new ArgumentException($"The clock '{rule.Name}' has no number: the law gives none.", nameof(rule));

        var local = TimeZoneInfo.ConvertTime(start, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        return rule.Unit switch
        {
            TermUnit.Hours => Hours(rule, local, amount, zone),
            TermUnit.Days or TermUnit.CalendarDays => Days(rule, day, day.AddDays(amount), zone, calendars),
            TermUnit.Months => Days(rule, day, day.AddMonths(amount), zone, calendars),
            TermUnit.BusinessDays => EndOfDay(rule, BusinessDay(day, amount), zone, calendars),
            TermUnit.Date => EndOfDay(rule, rule.Date ?? throw new ArgumentException($"The clock '{rule.Name}' names no date.", nameof(rule)), zone, calendars),
            TermUnit.None => throw new ArgumentException($"The clock '{rule.Name}' has no number.", nameof(rule)),
            _ => throw new ArgumentException($"The unit {rule.Unit} is unknown.", nameof(rule)),
        };
    }

    /// <summary>The later reading of a term in months that paused for some whole days (GDPR art. 12(6)).</summary>
    /// <exception cref="ArgumentException">The term is not one in months.</exception>
    public static Deadline ComputePaused(ClockRule rule, DateTimeOffset start, int pausedDays, TimeZoneInfo zone, OwingCalendars calendars)
    {
        if (rule is not { Unit: TermUnit.Months, Amount: { } months })
            throw new ArgumentException($"The clock '{rule.Name}' does not pause.", nameof(rule));
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
        return Days(rule, day, day.AddMonths(months).AddDays(pausedDays), zone, calendars);
    }

    // Elapsed time is due; the assertion leaves out the clock hour of the event and takes the later of elapsed and wall clock, since a
    // reader may hold that the first hour does not count (art. 2963 c.c., Reg. 1182/71 art. 3(1)) and that clocks, not seconds, are meant.
    private static Deadline Hours(ClockRule rule, DateTimeOffset local, int hours, TimeZoneInfo zone)
    {
        var due = TimeZoneInfo.ConvertTime(local.AddHours(hours), zone);
        if (rule.BindsUs)
            return new(due, null, null, false);

        var wallHour = local.DateTime.AddTicks(-(local.Ticks % TimeSpan.TicksPerHour)).AddHours(1);
        var nextHour = new DateTimeOffset(wallHour, local.Offset);
        var elapsed = TimeZoneInfo.ConvertTime(nextHour.AddHours(hours), zone);
        var wall = ZoneTime.Later(wallHour.AddHours(hours), zone);
        return new(due, elapsed >= wall ? elapsed : wall, null, false);
    }

    private static Deadline Days(ClockRule rule, DateOnly first, DateOnly last, TimeZoneInfo zone, OwingCalendars calendars)
    {
        if (rule.BindsUs || rule.Rule is CountingRule.CommonCalendarNoRoll)
            return EndOfDay(rule, last, zone, calendars);
        var due = Roll(first, last, calendars.Target);
        var assertion = Roll(first, last, calendars.Assertion);
        return new(LastSecond(due, zone), ZoneTime.StartOf(assertion.AddDays(1), zone), null, OutsideTables(assertion));
    }

    // Reg. 1182/71 art. 3(4) moves an end on a day off to the next working day; art. 3(5) wants two working days in any term of two or more.
    private static DateOnly Roll(DateOnly first, DateOnly last, WorkingCalendar calendar)
    {
        var end = calendar.OnOrAfter(last);
        var length = last.DayNumber - first.DayNumber;
        if (length is < 2 or > 14)
            return end;

        var working = Enumerable.Range(1, end.DayNumber - first.DayNumber).Count(n => calendar.IsWorkingDay(first.AddDays(n)));
        for (; working < 2; working++)
            end = calendar.OnOrAfter(end.AddDays(1));
        return end;
    }

    private static DateOnly BusinessDay(DateOnly day, int amount)
    {
        for (var counted = 0; counted < amount; counted++)
            day = WorkingCalendar.UnitedStates.OnOrAfter(day.AddDays(1));
        return day;
    }

    private static Deadline EndOfDay(ClockRule rule, DateOnly day, TimeZoneInfo zone, OwingCalendars calendars) => rule.BindsUs
        ? new(LastSecond(day, zone), null, calendars.Assertion.OnOrBefore(day), OutsideTables(day))
        : new(LastSecond(day, zone), ZoneTime.StartOf(day.AddDays(1), zone), null, OutsideTables(day));

    private static DateTimeOffset LastSecond(DateOnly day, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(ZoneTime.StartOf(day.AddDays(1), zone).AddSeconds(-1), zone);

    private static bool OutsideTables(DateOnly day) => day.Year is < HolidayTable.CheckedFrom or > HolidayTable.CheckedTo;
}
