using Revoca.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

public sealed class ListClocksTests
{
    [Fact]
    public async Task A_ticketed_request_runs_and_is_counted_until_everything_is_gone()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var notice = await work.Submitted(opened.Id, LetterKind.TidaRequest);
        var list = await work.Get<ListClocks>().Run(TestCasework.Ada);
        var row = Assert.Single(list.Rows);
        Assert.Equal(("us-tida", "removal", ClockState.Running), (row.BasisId, row.Clock.Rule.Name, row.State));
        Assert.Equal(work.Clock.GetUtcNow().AddHours(48), row.NextMoment);
        Assert.Equal((1, 0), (list.EndingBefore(list.Now.AddHours(48)), list.EndingBefore(list.Now.AddHours(47))));

        await work.Decide(notice, HostDecision.Refused);
        Assert.Single((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows);
        await work.Decide(notice, HostDecision.Removed);
        Assert.Empty((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows);
    }

    [Fact]
    public async Task A_refused_DSA_notice_starts_our_own_six_months_and_they_come_first()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        var dsa = await work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        await work.Decide(dsa, HostDecision.Refused);
        var rows = (await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows;
        Assert.Equal(["eu-dsa-20", "us-tida"], rows.Select(row => row.BasisId));
        Assert.Equal(new DateOnly(2027, 5, 21), rows[0].Clock.SafeDate); // 23 May 2027 is a Sunday

        work.Clock.Advance(TimeSpan.FromDays(1));
        await work.Submitted(opened.Id, LetterKind.Dsa20Complaint);
        Assert.DoesNotContain((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows, row => row.Clock.Rule.Name == "lodge");
    }

    [Fact]
    public async Task What_she_learnt_when_starts_her_own_term_and_lodging_ends_it()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var record = work.Get<RecordClockFact>();
        var subject = new ClockSubject(null, "it-612quater");
        await record.Run(opened.Id, subject, new(ClockFactKind.FactKnown, work.Clock.GetUtcNow().AddDays(-2)), TestCasework.Ada);
        var row = Assert.Single((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows);
        Assert.Equal(("querela", new DateOnly(2027, 2, 19)), (row.Clock.Rule.Name, row.Clock.SafeDate));

        await record.Run(opened.Id, subject, new(ClockFactKind.Lodged, work.Clock.GetUtcNow()), TestCasework.Ada);
        Assert.Empty((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows);
    }

    [Fact]
    public async Task An_identity_question_holds_back_the_assertion()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var notice = await work.Submitted(opened.Id, LetterKind.GdprErasure);
        work.Clock.Advance(TimeSpan.FromDays(60));
        Assert.All((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows, row => Assert.Equal(ExpiryBar.None, row.Bar));
        await work.Get<RecordClockFact>().Run(opened.Id, new(notice), new(ClockFactKind.IdentityRequested, work.Clock.GetUtcNow().AddDays(-50)), TestCasework.Ada);
        Assert.All((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows, row => Assert.Equal(ExpiryBar.IdentityOpen, row.Bar));
    }

    [Fact]
    public async Task A_fact_of_another_case_in_the_future_or_without_its_text_is_refused()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var other = await work.CaseWithLinks();
        var notice = await work.Submitted(other.Id, LetterKind.TidaRequest);
        var record = work.Get<RecordClockFact>();
        var now = work.Clock.GetUtcNow();
        async Task<BrokenRule> Refused(ClockSubject subject, NewClockFact fact) =>
            (await Assert.ThrowsAsync<RuleBroken>(() => record.Run(opened.Id, subject, fact, TestCasework.Ada))).Rule;
        Assert.Equal(BrokenRule.NothingChosen, await Refused(new(notice), new(ClockFactKind.IdentityGiven, now)));
        Assert.Equal(BrokenRule.NothingChosen, await Refused(new(null, "nothing"), new(ClockFactKind.FactKnown, now)));
        Assert.Equal(BrokenRule.NothingChosen, await Refused(new(null), new(ClockFactKind.FactKnown, now)));
        Assert.Equal(BrokenRule.NotAllowedInThisState, await Refused(new(null, "it-612ter"), new(ClockFactKind.FactKnown, now.AddMinutes(1))));
        Assert.Equal(BrokenRule.ReasonMissing, await Refused(new(null, "it-612ter"), new(ClockFactKind.GivenUp, now)));
    }

    [Fact]
    public async Task Handing_a_case_over_hands_over_its_clocks()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        Assert.Single((await work.Get<ListClocks>().Run(TestCasework.Ada, TestCasework.Ada)).Rows);
        Assert.Empty((await work.Get<ListClocks>().Run(TestCasework.Ada, TestCasework.Ben)).Rows);
    }
}
