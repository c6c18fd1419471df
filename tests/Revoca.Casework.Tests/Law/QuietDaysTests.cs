using Revoca.Builders;
using Revoca.Casework.Consents;
using Revoca.Casework.HerSide;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.People;
using Revoca.Domain;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.HerSide;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

/// <summary>Days of the organisation and days of hers: what could wait waits, what the law times does not.</summary>
public sealed class QuietDaysTests
{
    private static readonly QuietSpan Days = new(new(2026, 11, 24), new(2026, 11, 26));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_reminder_waits_for_the_first_day_that_is_not_quiet_and_an_expiry_letter_does_not(bool closed, bool hers)
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks("US");
        await work.Submitted(opened.Id, LetterKind.TidaRequest); // Monday, 23 November, 10:00 in Rome
        if (closed)
            await work.Get<DescribeOrganisation>().Close([Days], TestCasework.Ada, Stop);
        if (hers)
            await work.Get<ShowSettings>().KeepQuiet(opened.Id, [Days], Actor.Person, Stop);
        Assert.Equal(closed || hers ? "27 09:00" : "24 10:00", await DueOf(work, Rung.Reminder));
        Assert.StartsWith("25 ", await DueOf(work, Rung.ExpiryLetter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Her_days_hold_back_nothing_in_another_case()
    {
        await using var work = await TestCasework.Start();
        var (hers, another) = (await work.CaseWithLinks("US"), await work.CaseWithLinks("US"));
        await work.Submitted(another.Id, LetterKind.TidaRequest);
        await work.Get<ShowSettings>().KeepQuiet(hers.Id, [Days], Actor.Person, Stop);
        Assert.Equal("24 10:00", await DueOf(work, Rung.Reminder));
    }

    [Fact]
    public async Task On_a_quiet_day_nothing_new_is_put_to_her_and_the_day_after_it_is()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Get<ShowSettings>().KeepQuiet(opened.Id, [Days], Actor.Of(TestCasework.Ada), Stop);
        var scope = new ConsentScope([], Recipient.Regulator, IdentityLevel.OrganisationAsAgent);
        work.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(BrokenRule.QuietDay, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<AskConsent>().Run(opened.Id, scope, TestCasework.Ada, Stop))).Rule);
        work.Clock.Advance(TimeSpan.FromDays(2));
        await work.Get<AskConsent>().Run(opened.Id, scope, TestCasework.Ada, Stop);
    }

    [Fact]
    public async Task Nothing_reaches_her_on_a_quiet_day_whatever_else_she_allows()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Get<ShowSettings>().Agree(opened.Id, new SafeContact
        {
            Channel = ContactChannel.Mail,
            Address = "her@post.example",
            SenderName = "Notes",
            MayLeaveMessage = true,
            From = new(0, 0),
            Until = new(23, 59),
            ReviewedOn = new(2026, 11, 23),
        }, TestCasework.Ada, Stop);
        await work.Get<ShowSettings>().KeepQuiet(opened.Id, [Days], Actor.Person, Stop);
        Assert.NotEqual(ContactAnswer.QuietDay, await work.Get<TellHer>().Run(opened.Id, NeutralMessage.News, TestCasework.Ada, Stop));
        work.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ContactAnswer.QuietDay, await work.Get<TellHer>().Run(opened.Id, NeutralMessage.News, TestCasework.Ada, Stop));
    }

    // Looked for hour by hour, as a worker would see it; in the organisation's zone.
    private static async Task<string> DueOf(TestCasework work, Rung rung)
    {
        work.Clock.AdjustTime(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await work.Get<CheckClocks>().Run(Stop);
        var step = (await work.Get<ListSteps>().Run(TestCasework.Ada, cancellation: Stop)).Single(row => row.Step.Rung == rung).Step;
        return TimeZoneInfo.ConvertTime(step.DueAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome")).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
