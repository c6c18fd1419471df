using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.People;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

public sealed class ListMomentsTests
{
    private static readonly LetterKind[] Kinds = [LetterKind.TidaRequest, LetterKind.Dsa16Notice, LetterKind.GdprErasure, LetterKind.UkReport, LetterKind.ConsentDemand];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_the_table_of_moments_says_what_the_clocks_say(int seed)
    {
        await using var work = await TestCasework.Start();
        var steps = new Steps(seed);
        var cases = new List<OpenedCase> { await work.CaseWithLinks(), await work.CaseWithLinks("GB") };
        var notices = new List<(CaseId Case, NoticeId Notice)>();
        for (var act = 0; act < 15; act++)
        {
            var opened = cases[steps.Next(cases.Count)];
            switch (steps.Next(6))
            {
                case 0 or 1:
                    notices.Add((opened.Id, await work.Submitted(opened.Id, Kinds[steps.Next(Kinds.Length)], steps.Next(3) == 0 ? "" : "T-1")));
                    break;
                case 2 when notices.Count > 0:
                    await work.Decide(notices[steps.Next(notices.Count)].Notice, (HostDecision)(1 + steps.Next(Enum.GetValues<HostDecision>().Length - 1)));
                    break;
                case 3 when notices.Count > 0:
                    var (of, about) = notices[steps.Next(notices.Count)];
                    var kind = new[] { ClockFactKind.IdentityRequested, ClockFactKind.IdentityGiven, ClockFactKind.FoundIncomplete, ClockFactKind.GivenUp }[steps.Next(4)];
                    await work.Get<RecordClockFact>().Run(of, new(about), new(kind, work.Clock.GetUtcNow(), "element"), TestCasework.Ada);
                    break;
                case 4:
                    await work.Get<RecordClockFact>().Run(opened.Id, new(null, "it-612ter"), new(ClockFactKind.FactKnown, work.Clock.GetUtcNow().AddDays(-steps.Next(90))), TestCasework.Ada);
                    break;
                default:
                    work.Clock.Advance(TimeSpan.FromHours(1 + steps.Next(400)));
                    break;
            }

            await Same(work);
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_without_a_double()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        for (var number = 0; number < 120; number++)
        {
            await work.Submitted(opened.Id, number % 3 == 0 ? LetterKind.GdprErasure : LetterKind.TidaRequest);
            if (number % 4 == 0)
                work.Clock.Advance(TimeSpan.FromMinutes(1)); // several clocks share a moment
        }

        var seen = await All(work);
        Assert.Equal((await work.Get<ListClocks>().Run()).Rows.Count, seen.Count);
        Assert.Equal(seen.Count, seen.Select(row => row.Position.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(row => row.Position.Ours).ThenBy(row => row.NextMoment).Select(row => row.NextMoment), seen.Select(row => row.NextMoment));
    }

    [Fact]
    public async Task A_case_handed_over_takes_its_clocks_along_and_a_closed_one_loses_them()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        var list = work.Get<ListMoments>();
        Assert.Equal((1, 0), ((await list.Run(TestCasework.Ada)).Rows.Count, (await list.Run(TestCasework.Ben)).Rows.Count));
        await work.Get<ChangeCase>().Assign(opened.Id, TestCasework.Ben, TestCasework.Ada);
        Assert.Equal((0, 1), ((await list.Run(TestCasework.Ada)).Rows.Count, (await list.Run(TestCasework.Ben)).Rows.Count));
        Assert.Equal(TestCasework.Ben, (await list.Run()).Rows[0].Advocate);
        await work.Get<ChangeCase>().Close(opened.Id, ClosingReason.AtHerWish, "", TestCasework.Ben);
        Assert.Empty((await list.Run()).Rows);
    }

    [Fact]
    public async Task Three_clocks_end_before_six_and_none_after_everything_is_gone()
    {
        await using var work = await TestCasework.Start(); // nine in the morning, UTC
        var opened = await work.CaseWithLinks();
        var notices = new List<NoticeId>();
        for (var number = 0; number < 3; number++)
            notices.Add(await work.Submitted(opened.Id, LetterKind.TidaRequest));
        await work.Submitted(opened.Id, LetterKind.GdprErasure);
        work.Clock.Advance(TimeSpan.FromHours(46));
        var evening = new DateTimeOffset(2026, 11, 25, 18, 0, 0, TimeSpan.Zero);
        Assert.Equal(new MomentCounts(All: 5, BeforeEvening: 3, Overdue: 0, Ours: 0), await work.Get<ListMoments>().Count(evening));
        work.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(3, (await work.Get<ListMoments>().Count(evening)).Overdue);
        foreach (var notice in notices)
            await work.Decide(notice, HostDecision.Removed);
        Assert.Equal(2, (await work.Get<ListMoments>().Count(evening)).All); // the two clocks of the erasure request
    }

    [Fact]
    public async Task Todays_list_holds_clocks_steps_and_work_in_one_order_with_terms_of_ours_first()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        await work.Get<RecordClockFact>().Run(opened.Id, new(null, "it-612ter"), new(ClockFactKind.FactKnown, work.Clock.GetUtcNow()), TestCasework.Ada);
        work.Clock.Advance(TimeSpan.FromHours(25));
        await work.Get<Casework.Law.Ladder.CheckClocks>().Run();
        var today = await work.Get<ShowToday>().Run(work.Clock.GetUtcNow().AddHours(9));
        Assert.Equal(["it-612ter", "step", "us-tida"], today.Entries.Select(entry => entry.Clock?.BasisId ?? (entry.Step is null ? "work" : "step")));
        Assert.Equal((2, 1, 1), (today.Clocks.All, today.Clocks.Ours, today.Steps));
        Assert.Null(today.Next);
        Assert.False(today.IsEmpty);
    }

    [Fact]
    public async Task Another_zone_of_the_organisation_moves_its_own_terms()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Get<RecordClockFact>().Run(opened.Id, new(null, "it-612ter"), new(ClockFactKind.FactKnown, work.Clock.GetUtcNow()), TestCasework.Ada);
        var before = (await work.Get<ListMoments>().Run()).Rows[0].NextMoment;
        await work.Get<DescribeOrganisation>().Run(new OrganisationCard("Helpline Example", "takedown@helpline.test", "1 Example Street", "US", "America/New_York"));
        Assert.NotEqual(before, (await work.Get<ListMoments>().Run()).Rows[0].NextMoment);
        await Same(work);
    }

    private static async Task Same(TestCasework work)
    {
        var clocks = (await work.Get<ListClocks>().Run()).Rows;
        Assert.Equal(
            clocks.Select(row => $"{row.CaseId.Value} {row.NoticeId?.Value} {row.BasisId} {row.Clock.Rule.Name} {row.NextMoment?.ToOffset(TimeSpan.Zero):O} {row.State} {row.Bar}").Order(StringComparer.Ordinal),
            (await All(work)).Select(row => $"{row.CaseId.Value} {row.NoticeId?.Value} {row.BasisId} {row.ClockName} {row.NextMoment.ToOffset(TimeSpan.Zero):O} {row.State} {row.Bar}").Order(StringComparer.Ordinal));
        await using var db = work.Db();
        Assert.Empty(await db.Set<StaleClocks>().ToListAsync());
    }

    private static async Task<IReadOnlyList<MomentRow>> All(TestCasework work)
    {
        var seen = new List<MomentRow>();
        for (MomentPage? page = null; page is not { More: false };)
        {
            page = await work.Get<ListMoments>().Run(after: page?.Rows[^1].Position);
            Assert.InRange(page.Rows.Count, 0, ListMoments.Page);
            seen.AddRange(page.Rows);
        }

        return seen;
    }
}
