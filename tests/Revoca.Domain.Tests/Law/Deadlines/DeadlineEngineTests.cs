using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;
using static Revoca.Domain.Tests.Law.Rules;

namespace Revoca.Domain.Tests.Law.Deadlines;

public sealed class DeadlineEngineTests
{
    [Theory]
    [InlineData("2026-10-23T20:00:00+02:00", "2026-10-25T19:00:00+01:00", "2026-10-25T21:00:00+01:00")] // back to winter time: the wall clock is later
    [InlineData("2027-03-26T20:00:00+01:00", "2027-03-28T21:00:00+02:00", "2027-03-28T22:00:00+02:00")] // on to summer time: elapsed is later
    [InlineData("2026-06-01T10:59:59.5+02:00", "2026-06-03T10:59:59.5+02:00", "2026-06-03T11:00:00+02:00")]
    [InlineData("2026-06-01T11:00:00+02:00", "2026-06-03T11:00:00+02:00", "2026-06-03T12:00:00+02:00")] // on the hour: the whole hour is lost
    [InlineData("2027-03-26T01:10:00+01:00", "2027-03-28T01:10:00+01:00", "2027-03-28T03:00:00+02:00")] // 02:00 does not exist that night
    [InlineData("2026-10-23T01:10:00+02:00", "2026-10-25T01:10:00+02:00", "2026-10-25T02:00:00+01:00")] // 02:00 exists twice: the later one
    public void Hours_elapse_and_are_asserted_after_the_first_clock_hour(string start, string due, string assertAfter)
    {
        var deadline = DeadlineEngine.Compute(Hours(48), At(start), Rome, Italy);
        Assert.Equal(At(due), deadline.TargetDue);
        Assert.Equal(At(assertAfter), deadline.AssertAfter);
        Assert.Null(deadline.SafeDate);
    }

    [Theory]
    [InlineData("Asia/Kathmandu", "2026-06-01T10:20:00+05:45", "2026-06-01T12:20:00+05:45", "2026-06-01T13:00:00+05:45")]
    [InlineData("Australia/Lord_Howe", "2027-04-03T23:50:00+11:00", "2027-04-04T01:20:00+10:30", "2027-04-04T02:00:00+10:30")]
    public void Odd_offsets_and_half_hour_changes_are_counted(string zone, string start, string due, string assertAfter)
    {
        var deadline = DeadlineEngine.Compute(Hours(2), At(start), Zone(zone), OwingCalendars.Unknown);
        Assert.Equal(At(due), deadline.TargetDue);
        Assert.Equal(At(assertAfter), deadline.AssertAfter);
    }

    [Theory]
    [InlineData("2028-01-31T10:00:00+01:00", 1, "2028-02-29")]
    [InlineData("2027-01-31T10:00:00+01:00", 1, "2027-03-01")] // 28 February 2027 is a Sunday
    [InlineData("2027-09-04T23:59:59+02:00", 1, "2027-10-05")] // 4 October is a holiday since 2026
    [InlineData("2025-09-04T12:00:00+02:00", 1, "2025-10-06")] // a Saturday, and no holiday yet
    [InlineData("2026-03-05T10:00:00+01:00", 1, "2026-04-07")]
    public void Months_end_on_the_same_number_or_the_last_day_and_roll_to_a_working_day(string start, int months, string last)
    {
        var deadline = DeadlineEngine.Compute(Months(months), At(start), Rome, Italy);
        Assert.Equal(last, $"{deadline.TargetDue:yyyy-MM-dd}");
        Assert.Equal(new TimeSpan(23, 59, 59), deadline.TargetDue.TimeOfDay);
        Assert.Equal(deadline.TargetDue.AddSeconds(1), deadline.AssertAfter);
    }

    [Fact]
    public void The_target_rolls_by_the_first_country_and_the_assertion_by_all()
    {
        // 5 April 2026: Western Easter; Italy and Ireland rest on the Monday. 12 April is Orthodox Easter: only Cyprus rests on the Monday after.
        var deadline = DeadlineEngine.Compute(Months(1), At("2026-03-12T10:00:00+01:00"), Rome, OwingCalendars.Of("IT", "CY"));
        Assert.Equal("2026-04-13", $"{deadline.TargetDue:yyyy-MM-dd}");
        Assert.Equal(At("2026-04-15T00:00:00+02:00"), deadline.AssertAfter);
    }

    [Fact]
    public void A_short_term_holds_at_least_two_working_days()
    {
        // Thursday 24 December 2026 and two days: Saturday rolls to Monday 28; Friday and Saturday are holidays, so a second working day is added.
        var deadline = DeadlineEngine.Compute(Days(2), At("2026-12-24T10:00:00+01:00"), Rome, Italy);
        Assert.Equal("2026-12-29", $"{deadline.TargetDue:yyyy-MM-dd}");
    }

    [Fact]
    public void A_term_of_ours_never_rolls_and_names_a_safe_day()
    {
        var deadline = DeadlineEngine.Compute(Ours(3), At("2026-03-26T10:00:00+01:00"), Rome, OwingCalendars.Unknown);
        Assert.Equal("2026-06-26", $"{deadline.TargetDue:yyyy-MM-dd}");
        Assert.Null(deadline.AssertAfter);
        Assert.Equal(new DateOnly(2026, 6, 26), deadline.SafeDate);

        var onSunday = DeadlineEngine.Compute(Ours(6), At("2026-08-31T10:00:00+02:00"), Rome, Italy);
        Assert.Equal("2027-02-28", $"{onSunday.TargetDue:yyyy-MM-dd}");
        Assert.Equal(new DateOnly(2027, 2, 26), onSunday.SafeDate);
    }

    [Fact]
    public void Business_days_leave_out_the_observed_federal_holiday()
    {
        // 4 July 2026 is a Saturday, observed on Friday 3 July.
        var deadline = DeadlineEngine.Compute(BusinessDays(1), At("2026-07-02T10:00:00-04:00"), Zone("America/New_York"), OwingCalendars.Unknown);
        Assert.Equal("2026-07-06", $"{deadline.TargetDue:yyyy-MM-dd}");
    }

    [Fact]
    public void A_day_begins_after_the_gap_where_midnight_is_skipped()
    {
        var cairo = DeadlineEngine.Compute(Days(3), At("2026-04-20T10:00:00+02:00"), Zone("Africa/Cairo"), OwingCalendars.Unknown);
        Assert.Equal(At("2026-04-23T23:59:59+02:00"), cairo.TargetDue);
        Assert.Equal(At("2026-04-24T01:00:00+03:00"), cairo.AssertAfter);
    }

    [Fact]
    public void Days_after_the_checked_years_are_computed_and_flagged()
    {
        Assert.True(DeadlineEngine.Compute(Months(1), At("2036-01-10T10:00:00+01:00"), Rome, Italy).BeyondTables);
        Assert.False(DeadlineEngine.Compute(Months(1), At("2035-01-10T10:00:00+01:00"), Rome, Italy).BeyondTables);
    }

    [Theory]
    [InlineData("1599-12-31T23:59:59Z")]
    [InlineData("9900-01-01T00:00:00Z")]
    public void Years_no_calendar_can_count_are_refused(string start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineEngine.Compute(Months(6), At(start), Rome, Italy));

    [Fact]
    public void A_term_without_a_number_is_refused()
    {
        var promptly = Hours(1) with { Amount = null, Unit = TermUnit.None };
        Assert.Throws<ArgumentException>(() => DeadlineEngine.Compute(promptly, At("2026-01-01T00:00:00Z"), Rome, Italy));
    }
}
