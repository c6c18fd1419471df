using CsCheck;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;
using static Revoca.Domain.Tests.Law.Rules;

namespace Revoca.Domain.Tests.Law.Deadlines;

public sealed class DeadlinePropertyTests
{
    private static readonly string[] Zones =
        ["UTC", "Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo", "America/Sao_Paulo", "Pacific/Apia"];

    private static readonly ClockRule[] Terms =
        [Hours(1), Hours(2), Hours(24), Hours(48), Hours(72), Days(2), Days(7), Days(90), Months(1), Months(3), Months(9), BusinessDays(10), Ours(3), Ours(6)];

    private static readonly OwingCalendars[] Calendars =
        [OwingCalendars.Unknown, OwingCalendars.Of("IT"), OwingCalendars.Of("IE", "IT"), OwingCalendars.Of("CY", "CZ", "US")];

    private static readonly Gen<DateTimeOffset> Instants = Gen.Long[0, 24L * 366 * 86_400].Select(seconds =>
        new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds));

    private static readonly Gen<(DateTimeOffset Start, ClockRule Term, string Zone, OwingCalendars Calendars)> Questions =
        Gen.Select(Instants, OneOf(Terms), OneOf(Zones), OneOf(Calendars));

    private static Gen<T> OneOf<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    [Fact]
    public void No_breach_is_claimed_before_the_term_is_due() => Questions.Sample(question =>
    {
        var deadline = DeadlineEngine.Compute(question.Term, question.Start, Zone(question.Zone), question.Calendars);
        Assert.Equal(question.Term.BindsUs, deadline.AssertAfter is null);
        Assert.True(deadline.AssertAfter is null || deadline.AssertAfter >= deadline.TargetDue);
        Assert.True(deadline.TargetDue > question.Start);
    }, iter: 2000);

    [Fact]
    public void A_later_start_never_ends_earlier() => Questions.Select(Gen.Long[0, 10_000_000]).Sample((question, seconds) =>
    {
        var zone = Zone(question.Zone);
        var first = DeadlineEngine.Compute(question.Term, question.Start, zone, question.Calendars);
        var second = DeadlineEngine.Compute(question.Term, question.Start.AddSeconds(seconds), zone, question.Calendars);
        Assert.True(second.TargetDue >= first.TargetDue);
        Assert.True(second.AssertAfter is null || second.AssertAfter >= first.AssertAfter);
        Assert.True(second.SafeDate is null || second.SafeDate >= first.SafeDate);
    }, iter: 2000);

    [Fact]
    public void Hours_are_due_after_exactly_so_many_seconds_in_every_zone() =>
        Gen.Select(Instants, Gen.Int[1, 200], OneOf(Zones)).Sample((start, hours, zone) =>
        {
            var deadline = DeadlineEngine.Compute(Hours(hours), start, Zone(zone), OwingCalendars.Unknown);
            Assert.Equal(start.AddHours(hours), deadline.TargetDue);
            var wait = (deadline.AssertAfter - deadline.TargetDue) ?? TimeSpan.Zero;
            Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromHours(27)); // an hour, the change of clocks, and once in Samoa a skipped day
        }, iter: 2000);

    [Fact]
    public void An_end_in_days_is_a_working_day_and_its_last_second() => Questions.Sample(question =>
    {
        if (question.Term.Unit is TermUnit.Hours)
            return;
        var zone = Zone(question.Zone);
        var deadline = DeadlineEngine.Compute(question.Term, question.Start, zone, question.Calendars);
        var day = DateOnly.FromDateTime(deadline.TargetDue.DateTime);
        var next = TimeZoneInfo.ConvertTime(deadline.TargetDue.AddSeconds(1), zone);
        Assert.NotEqual(day, DateOnly.FromDateTime(next.DateTime));
        if (question.Term.BindsUs)
            Assert.True(deadline.SafeDate <= day && question.Calendars.Assertion.IsWorkingDay(deadline.SafeDate.Value));
        else if (question.Term.Unit is not TermUnit.BusinessDays)
            Assert.True(question.Calendars.Target.IsWorkingDay(day));
    }, iter: 2000);

    [Fact]
    public void More_countries_never_bring_the_assertion_forward() => Questions.Sample(question =>
    {
        var zone = Zone(question.Zone);
        var one = DeadlineEngine.Compute(question.Term, question.Start, zone, OwingCalendars.Of("IT"));
        var all = DeadlineEngine.Compute(question.Term, question.Start, zone, OwingCalendars.Of(["IT", .. HolidayTables.Known]));
        Assert.True(one.AssertAfter is null || all.AssertAfter >= one.AssertAfter);
        Assert.Equal(one.TargetDue, all.TargetDue);
    }, iter: 2000);
}
