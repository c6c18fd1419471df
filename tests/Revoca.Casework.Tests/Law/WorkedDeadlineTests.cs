using System.Globalization;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Casework.Tests.Law;

/// <summary>Deadlines worked out by hand, clock by clock, against the bases as shipped.</summary>
public sealed class WorkedDeadlineTests
{
    // A Friday night after Thanksgiving; both changes to summer time; hours across a holiday; the Easter week-end; the end of February on a
    // Sunday; business days around Christmas. Instants are compared, not their spelling.
    public static TheoryData<string, string, string, string, string, string?, string, string?, string?> Worked => new()
    {
        { "EX-01", "us-tida", "removal", "2026-11-27T23:30:00-05:00", "America/New_York", "US", "2026-11-29T23:30:00-05:00", "2026-11-30T00:00:00-05:00", null },
        { "EX-03", "us-tida", "removal", "2027-03-27T20:00:00+01:00", "Europe/Rome", "IT", "2027-03-29T21:00:00+02:00", "2027-03-29T22:00:00+02:00", null },
        { "EX-05", "it-l71-2017", "take-charge", "2026-12-26T18:30:00+01:00", "Europe/Rome", "IT", "2026-12-27T18:30:00+01:00", "2026-12-27T19:00:00+01:00", null },
        { "EX-06", "it-l71-2017", "removal", "2026-12-26T18:30:00+01:00", "Europe/Rome", "IT", "2026-12-28T18:30:00+01:00", "2026-12-28T19:00:00+01:00", null },
        { "EX-08", "au-esafety", "removal", "2026-12-24T16:00:00+11:00", "Australia/Sydney", null, "2026-12-25T16:00:00+11:00", "2026-12-25T17:00:00+11:00", null },
        { "EX-09", "in-it-rules", "removal", "2026-12-01T21:50:00+05:30", "Asia/Kolkata", null, "2026-12-01T23:50:00+05:30", "2026-12-02T00:00:00+05:30", null },
        { "EX-10", "gdpr-17", "answer", "2026-03-05T10:00:00+01:00", "Europe/Rome", "IT", "2026-04-07T23:59:59+02:00", "2026-04-08T00:00:00+02:00", null },
        { "EX-12", "gdpr-17", "answer", "2026-08-31T10:00:00+02:00", "Europe/Rome", "IT", "2026-09-30T23:59:59+02:00", "2026-10-01T00:00:00+02:00", null },
        { "EX-15", "gdpr-17", "answer-extended", "2026-03-05T10:00:00+01:00", "Europe/Rome", "IT", "2026-06-05T23:59:59+02:00", "2026-06-06T00:00:00+02:00", null },
        { "EX-16", "gdpr-77", "progress", "2026-12-01T10:00:00+01:00", "Europe/Rome", "IT", "2027-03-01T23:59:59+01:00", "2027-03-02T00:00:00+01:00", null },
        { "EX-17", "it-612ter", "querela", "2026-08-31T10:00:00+02:00", "Europe/Rome", "IT", "2027-02-28T23:59:59+01:00", null, "2027-02-26" },
        { "EX-19", "eu-dsa-20", "lodge", "2026-08-31T10:00:00+02:00", "Europe/Rome", "IT", "2027-02-28T23:59:59+01:00", null, "2027-02-26" },
        { "EX-20", "eu-dsa-21", "decision", "2026-12-01T10:00:00+01:00", "Europe/Rome", "IT", "2027-03-01T23:59:59+01:00", "2027-03-02T00:00:00+01:00", null },
        { "EX-23", "us-dmca-512g", "not-before", "2026-12-21T10:00:00-05:00", "America/New_York", "US", "2027-01-06T23:59:59-05:00", "2027-01-07T00:00:00-05:00", null },
        { "EX-23", "us-dmca-512g", "not-after", "2026-12-21T10:00:00-05:00", "America/New_York", "US", "2027-01-12T23:59:59-05:00", "2027-01-13T00:00:00-05:00", null },
        { "EX-23", "us-dmca-512g", "suit-notice", "2026-12-21T10:00:00-05:00", "America/New_York", "US", "2027-01-05T23:59:59-05:00", null, "2027-01-05" },
    };

    [Theory]
    [MemberData(nameof(Worked))]
    public void A_worked_deadline_comes_out_as_by_hand(
        string name, string basis, string clock, string received, string zone, string? holidays, string due, string? assertAfter, string? safe)
    {
        var rule = LegalCatalogue.Get(basis).Clock(clock);
        Assert.NotNull(rule);
        var calendars = holidays is null ? OwingCalendars.Unknown : OwingCalendars.Of(holidays);

        var deadline = DeadlineEngine.Compute(rule, Instant(received), TimeZoneInfo.FindSystemTimeZoneById(zone), calendars);

        Assert.True(Instant(due) == deadline.TargetDue, $"{name}: due {deadline.TargetDue:O}");
        Assert.Equal(assertAfter is null ? null : Instant(assertAfter), deadline.AssertAfter);
        Assert.Equal(safe is null ? null : DateOnly.Parse(safe, CultureInfo.InvariantCulture), deadline.SafeDate);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
