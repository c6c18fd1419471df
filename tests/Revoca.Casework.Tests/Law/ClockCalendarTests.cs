using Revoca.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Law;

public sealed class ClockCalendarTests
{
    [Fact]
    public async Task The_calendar_says_references_and_times_and_nothing_else()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        await work.Get<RecordClockFact>().Run(opened.Id, new(null, "it-612ter"), new(ClockFactKind.FactKnown, work.Clock.GetUtcNow()), TestCasework.Ada);
        var calendars = work.Get<ClockCalendar>();
        var text = await calendars.Read(await calendars.Renew(TestCasework.Ada), italian: false);
        Assert.NotNull(text);
        Assert.Contains($"SUMMARY:{opened.Reference.Text}\\, notice 1: a term ends", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261125T090000Z", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20270521", text, StringComparison.Ordinal); // six months from 23 November end on a Sunday
        Assert.Equal(3, text.Split("TRIGGER:-P").Length - 1);
        foreach (var word in new[] { "civitai", "TAKE IT DOWN", "us-tida", "612-ter", "612ter", "querela", "Example" })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_the_latest_address_opens_and_a_stopped_calendar_opens_nothing()
    {
        await using var work = await TestCasework.Start();
        var calendars = work.Get<ClockCalendar>();
        var first = await calendars.Renew(TestCasework.Ada);
        var second = await calendars.Renew(TestCasework.Ada);
        Assert.Null(await calendars.Read(first, italian: true));
        Assert.NotNull(await calendars.Read(second, italian: true));
        await calendars.Stop(TestCasework.Ada);
        Assert.Null(await calendars.Read(second, italian: true));
    }
}
