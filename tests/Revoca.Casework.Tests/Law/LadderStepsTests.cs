using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Law.Ladder;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

public sealed class LadderStepsTests
{
    [Fact]
    public async Task A_reminder_is_proposed_once_however_often_and_by_however_many_the_clocks_are_checked()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        Assert.Equal(0, await work.Get<CheckClocks>().Run());
        work.Clock.Advance(TimeSpan.FromHours(25));
        var checks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => work.Get<CheckClocks>().Run())));
        Assert.Equal(1, checks.Sum());
        Assert.Equal(0, await work.Get<CheckClocks>().Run());
        Assert.Equal(Rung.Reminder, Assert.Single(await work.Get<ListSteps>().Run()).Step.Rung);
    }

    [Fact]
    public async Task Two_people_who_take_the_same_step_draft_one_reminder()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(25));
        await work.Get<CheckClocks>().Run();
        var step = Assert.Single(await work.Get<ListSteps>().Run()).Step.Id;
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => work.Get<DecideStep>().TakeAll([step], TestCasework.Ada))));
        Assert.Single(clicks.SelectMany(click => click), taken => taken.Drafted is not null);
        Assert.All(clicks.SelectMany(click => click).Where(taken => taken.Drafted is null), taken => Assert.Equal(BrokenRule.AlreadyDone, taken.Broken));
        await using var db = work.Db();
        var reminder = await db.Notices.SingleAsync(x => x.Kind == LetterKind.Reminder);
        Assert.Equal((Delivery.Draft, 2, 2), (reminder.Delivery, reminder.Number, reminder.Items.Count));
        Assert.Empty(await work.Get<ListSteps>().Run());
    }

    [Fact]
    public async Task An_expiry_letter_is_proposed_only_with_proof_and_after_every_reading()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest, ticket: "");
        var proved = await work.Submitted(opened.Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(49));
        await work.Get<CheckClocks>().Run();
        Assert.DoesNotContain(await work.Get<ListSteps>().Run(), row => row.Step.Rung == Rung.ExpiryLetter);
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        await work.Get<CheckClocks>().Run();
        var row = Assert.Single(await work.Get<ListSteps>().Run(), row => row.Step.Rung == Rung.ExpiryLetter);
        Assert.Equal((proved, 2), (row.Step.NoticeId, row.NoticeNumber));
        Assert.NotNull(await work.Get<DecideStep>().Take(row.Step.Id, TestCasework.Ada));
    }

    [Fact]
    public async Task Nothing_is_drafted_when_everything_is_gone_meanwhile()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var notice = await work.Submitted(opened.Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(25));
        await work.Get<CheckClocks>().Run();
        var step = Assert.Single(await work.Get<ListSteps>().Run()).Step.Id;
        await work.Decide(notice, HostDecision.Removed);
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DecideStep>().Take(step, TestCasework.Ada));
        Assert.Equal(BrokenRule.NothingChosen, broken.Rule);
    }

    [Fact]
    public async Task Skipping_and_snoozing_need_a_reason_and_a_snoozed_step_comes_back()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(25));
        await work.Get<CheckClocks>().Run();
        var step = Assert.Single(await work.Get<ListSteps>().Run()).Step.Id;
        var decide = work.Get<DecideStep>();
        Assert.Equal(BrokenRule.ReasonMissing, (await Assert.ThrowsAsync<RuleBroken>(() => decide.Skip(step, " ", TestCasework.Ada))).Rule);
        await decide.Snooze(step, work.Clock.GetUtcNow().AddHours(5), "they telephoned", TestCasework.Ada);
        Assert.Empty(await work.Get<ListSteps>().Run());
        work.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Single(await work.Get<ListSteps>().Run());
        await decide.Skip(step, "answered by telephone", TestCasework.Ada);
        Assert.Empty(await work.Get<ListSteps>().Run());
        Assert.Equal(BrokenRule.AlreadyDone, (await Assert.ThrowsAsync<RuleBroken>(() => decide.Take(step, TestCasework.Ada))).Rule);
    }
}
