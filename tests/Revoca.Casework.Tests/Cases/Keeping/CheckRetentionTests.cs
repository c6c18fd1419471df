using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Keeping;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Cases.Keeping;

public sealed class CheckRetentionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forgotten_report_is_warned_of_three_times_and_then_gone_and_the_counters_stay()
    {
        await using var work = await TestCasework.Start();
        var id = (await work.AddAsync(1, _ => new CaseOpening { Country = "IT", CalledName = "Robin" }))[0];
        var days = new List<(string What, int Day)>();
        for (var day = 1; day <= 185; day++)
        {
            work.Clock.Advance(TimeSpan.FromDays(1));
            var round = await work.Get<CheckRetention>().Run(Stop);
            if (round != new RetentionRound(0, 0, 0))
                days.Add((round.Erased > 0 ? "erased" : "warned", day));
            Assert.Equal(new RetentionRound(0, 0, 0), await work.Get<CheckRetention>().Run(Stop));
        }

        Assert.Equal([("warned", 150), ("warned", 173), ("warned", 179), ("erased", 180)], days);
        await using var db = work.Db();
        Assert.False(await db.Cases.AnyAsync(Stop) || await db.Tasks.AnyAsync(Stop) || await db.Events.AnyAsync(Stop) || await db.Set<RetentionPlan>().AnyAsync(Stop));
        var erasure = Assert.Single(await work.Get<ListErasures>().Run(Stop));
        Assert.Equal((id.Value, ErasureReason.TimeOver), (erasure.Erased, erasure.Reason));
    }

    [Fact]
    public async Task Each_warning_is_one_open_task_on_Today_even_of_a_closed_case()
    {
        await using var work = await TestCasework.Start();
        var id = await ClosedAsync(work);
        work.Clock.Advance(TimeSpan.FromDays(335));
        Assert.Equal(new RetentionRound(1, 0, 0), await work.Get<CheckRetention>().Run(Stop));
        await ShowsOneTaskAsync(work, id);
        work.Clock.Advance(TimeSpan.FromDays(23));
        Assert.Equal(new RetentionRound(1, 0, 0), await work.Get<CheckRetention>().Run(Stop));
        await ShowsOneTaskAsync(work, id);
        Assert.Equal(RetentionStage.Seven, (await work.Get<SetRetention>().Of(id, TestCasework.Ben, Stop))?.Warned);
    }

    [Fact]
    public async Task Whatever_happens_in_the_case_puts_its_end_off_and_closes_the_warning()
    {
        await using var work = await TestCasework.Start();
        var id = await ClosedAsync(work);
        work.Clock.Advance(TimeSpan.FromDays(364));
        await work.Get<CheckRetention>().Run(Stop);
        await work.Get<ChangeCase>().Reopen(id, "she wrote", TestCasework.Ada, Stop);
        Assert.Equal(new RetentionRound(0, 1, 0), await work.Get<CheckRetention>().Run(Stop));
        Assert.DoesNotContain(await work.Get<ListToday>().Run(TestCasework.Ada, cancellation: Stop), row => row.Task?.Kind == CaseTaskKind.EndIsNear);
        work.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal(new RetentionRound(0, 0, 0), await work.Get<CheckRetention>().Run(Stop));
    }

    [Fact]
    public async Task Finishing_the_warnings_task_is_no_new_material()
    {
        await using var work = await TestCasework.Start();
        var id = await ClosedAsync(work);
        work.Clock.Advance(TimeSpan.FromDays(340));
        await work.Get<CheckRetention>().Run(Stop);
        await using (var db = work.Db())
            await work.Get<ChangeCase>().FinishTask(id, (await db.Tasks.SingleAsync(task => task.DoneAt == null, Stop)).Id, "seen", TestCasework.Ada, Stop);
        Assert.Equal(new RetentionRound(0, 0, 0), await work.Get<CheckRetention>().Run(Stop));
        Assert.Equal(RetentionStage.Thirty, (await work.Get<SetRetention>().Of(id, TestCasework.Ben, Stop))?.Warned);
    }

    [Fact]
    public async Task A_case_somebody_asked_to_keep_is_kept_and_a_state_without_end_too()
    {
        await using var work = await TestCasework.Start();
        var id = await ClosedAsync(work);
        var until = DateOnly.FromDateTime(work.Clock.GetUtcNow().UtcDateTime).AddDays(700);
        await work.Get<SetRetention>().Keep(id, until, "the trial is in two years", TestCasework.Ada, Stop);
        work.Clock.Advance(TimeSpan.FromDays(600));
        Assert.Equal(new RetentionRound(0, 0, 0), await work.Get<CheckRetention>().Run(Stop));
        Assert.Equal(until.AddDays(1), (await work.Get<SetRetention>().Of(id, TestCasework.Ben, Stop))?.Ends);
        await work.Get<SetRetention>().Run(CaseState.Closed, null, "a decision of the board", TestCasework.Ada, Stop);
        work.Clock.Advance(TimeSpan.FromDays(3000));
        Assert.Equal(new RetentionRound(0, 0, 0), await work.Get<CheckRetention>().Run(Stop));
        Assert.Contains(await work.Get<SetRetention>().Periods(Stop), period => period is { State: CaseState.Closed, Days: null, Why: "a decision of the board" });
    }

    private static async Task<CaseId> ClosedAsync(TestCasework work)
    {
        var id = (await work.AddAsync(1, _ => new CaseOpening { Country = "IT" }))[0];
        await work.Get<ChangeCase>().Close(id, ClosingReason.NothingMoreToDo, "", TestCasework.Ada, Stop);
        return id;
    }

    private static async Task ShowsOneTaskAsync(TestCasework work, CaseId id) =>
        Assert.Equal(id, Assert.Single(await work.Get<ListToday>().Run(TestCasework.Ada, cancellation: Stop), row => row.Task?.Kind == CaseTaskKind.EndIsNear).CaseId);
}
