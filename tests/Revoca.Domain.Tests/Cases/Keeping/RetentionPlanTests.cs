using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Cases.Keeping;

/// <summary>Domain rule 17: retention never deletes silently, warns 30, 7 and 1 day before, and new material postpones.</summary>
public sealed class RetentionPlanTests
{
    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    [Theory]
    [InlineData(2026, 3, 28)] // clocks go forward the next night
    [InlineData(2026, 10, 24)] // clocks go back the next night
    [InlineData(2028, 2, 28)] // leap day
    [InlineData(2026, 12, 31)]
    public void Over_a_year_each_warning_comes_once_and_on_its_day(int year, int month, int day)
    {
        var begun = new DateTimeOffset(year, month, day, 22, 30, 0, TimeSpan.Zero);
        var facts = Facts(begun, 365);
        var (moves, _) = Live(facts, begun, begun.AddDays(380), TimeSpan.FromMinutes(37));
        var due = facts.LastDay.AddDays(365);
        Assert.Equal(
            [(RetentionMove.WarnThirty, due.AddDays(-30)), (RetentionMove.WarnSeven, due.AddDays(-7)), (RetentionMove.WarnOne, due.AddDays(-1)), (RetentionMove.Erase, due)], moves);
    }

    [Fact]
    public void A_clock_that_steps_back_warns_nobody_twice_and_erases_nothing_early()
    {
        var facts = Facts(A.Monday, 90);
        var due = facts.LastDay.AddDays(90);
        var plan = RetentionPlan.Begin(CaseId.New(), facts, due.AddDays(-30));
        foreach (var back in Enumerable.Range(0, 200).Select(days => due.AddDays(-8 - days)))
            Assert.Equal(RetentionMove.Nothing, RetentionPlan.Next(facts, plan, back));
        plan.Warn(due.AddDays(-7));
        plan.Warn(due.AddDays(-1));
        Assert.Equal(RetentionMove.Nothing, RetentionPlan.Next(facts, plan, due.AddDays(-1)));
        Assert.Equal(RetentionMove.Erase, RetentionPlan.Next(facts, plan, due));
    }

    [Fact]
    public void A_clock_that_is_once_a_year_ahead_erases_nothing()
    {
        var facts = Facts(A.Monday, 90);
        var (wrong, right) = (facts.LastDay.AddDays(500), facts.LastDay.AddDays(10));
        Assert.Equal(RetentionMove.WarnThirty, RetentionPlan.Next(facts, null, wrong));
        var plan = RetentionPlan.Begin(CaseId.New(), facts, wrong);
        Assert.Equal(wrong.AddDays(30), plan.EraseOn);
        Assert.Equal(RetentionMove.Nothing, RetentionPlan.Next(facts, plan, right));
        Assert.Equal(RetentionMove.Nothing, RetentionPlan.Next(facts, plan, wrong));
    }

    [Fact]
    public void After_a_long_standstill_the_warnings_still_run_their_whole_time()
    {
        var facts = Facts(A.Monday, 90);
        var back = facts.LastDay.AddDays(1000);
        var plan = RetentionPlan.Begin(CaseId.New(), facts, back);
        Assert.Equal(back.AddDays(30), plan.EraseOn);
        // Another standstill, until after the day: the seven days begin only now.
        var later = back.AddDays(200);
        Assert.Equal(RetentionMove.WarnSeven, RetentionPlan.Next(facts, plan, later));
        plan.Warn(later);
        Assert.Equal(later.AddDays(7), plan.EraseOn);
        plan.Warn(later.AddDays(300));
        Assert.Equal(later.AddDays(301), plan.EraseOn);
        Assert.Equal(RetentionMove.Nothing, RetentionPlan.Next(facts, plan, later.AddDays(300)));
        Assert.Equal(RetentionMove.Erase, RetentionPlan.Next(facts, plan, later.AddDays(301)));
    }

    [Fact]
    public void New_material_a_longer_period_and_a_wish_to_keep_postpone_at_every_stage()
    {
        var facts = Facts(A.Monday, 90);
        var today = facts.LastDay.AddDays(60);
        var plan = RetentionPlan.Begin(CaseId.New(), facts, today);
        for (var stage = 0; stage < 3; stage++)
        {
            Assert.Equal(RetentionMove.Postpone, RetentionPlan.Next(Facts(A.Monday.AddDays(60), 90), plan, plan.EraseOn));
            Assert.Equal(RetentionMove.Postpone, RetentionPlan.Next(facts with { Days = 365 }, plan, plan.EraseOn));
            Assert.Equal(RetentionMove.Postpone, RetentionPlan.Next(facts with { Days = null }, plan, plan.EraseOn));
            Assert.Equal(RetentionMove.Postpone, RetentionPlan.Next(facts with { KeepUntil = plan.EraseOn }, plan, plan.EraseOn));
            if (stage < 2)
                plan.Warn(plan.EraseOn.AddDays(stage == 0 ? -7 : -1));
        }
    }

    [Fact]
    public void A_shorter_period_never_erases_before_the_day_that_was_told()
    {
        var facts = Facts(A.Monday, 90);
        var plan = RetentionPlan.Begin(CaseId.New(), facts, facts.LastDay.AddDays(60));
        Assert.Equal(RetentionMove.Nothing, RetentionPlan.Next(facts with { Days = 60 }, plan, facts.LastDay.AddDays(70)));
        Assert.Equal(facts.LastDay.AddDays(90), plan.EraseOn);
    }

    [Fact]
    public void A_case_is_kept_until_the_end_of_the_day_somebody_asked_for()
    {
        var facts = Facts(A.Monday, 90);
        Assert.Equal(facts.LastDay.AddDays(201), (facts with { KeepUntil = facts.LastDay.AddDays(200) }).Due);
        Assert.Equal(facts.LastDay.AddDays(90), (facts with { KeepUntil = facts.LastDay.AddDays(20) }).Due);
        Assert.Null((facts with { Days = null, KeepUntil = facts.LastDay }).Due);
    }

    [Fact]
    public void A_period_changes_only_with_a_reason_and_within_bounds()
    {
        var period = RetentionPeriod.Of(CaseState.Closed, 365);
        Assert.Equal(BrokenRule.ReasonMissing, Assert.Throws<RuleBroken>(() => period.Set(200, A.By(A.Ada, why: " "))).Rule);
        Assert.Equal(BrokenRule.OutOfRange, Assert.Throws<RuleBroken>(() => period.Set(RetentionPeriod.Shortest - 1, A.By(A.Ada, why: "law"))).Rule);
        Assert.Equal(BrokenRule.OutOfRange, Assert.Throws<RuleBroken>(() => period.Set(RetentionPeriod.Longest + 1, A.By(A.Ada, why: "law"))).Rule);
        Assert.Equal(365, period.Days);
        period.Set(null, A.By(A.Ada, why: "the trial lasts"));
        Assert.Null(period.Days);
        Assert.Throws<ArgumentOutOfRangeException>(() => RetentionPeriod.Of(CaseState.Erased, 1));
        Assert.Equal(Enum.GetValues<CaseState>().Except([CaseState.Erased]), RetentionPeriod.Shipped.Select(shipped => shipped.State));
    }

    [Fact]
    public void Keeping_a_case_longer_needs_a_reason_and_a_day_to_come()
    {
        var opened = A.Case();
        var today = DateOnly.FromDateTime(A.Monday.Date);
        Assert.Equal(BrokenRule.ReasonMissing, Assert.Throws<RuleBroken>(() => opened.Keep(today, A.By(A.Ada))).Rule);
        Assert.Equal(BrokenRule.OutOfRange, Assert.Throws<RuleBroken>(() => opened.Keep(today.AddDays(-1), A.By(A.Ada, why: "trial"))).Rule);
        Assert.Equal(BrokenRule.OutOfRange, Assert.Throws<RuleBroken>(() => opened.Keep(today.AddYears(11), A.By(A.Ada, why: "trial"))).Rule);
        var told = opened.Keep(today.AddYears(2), A.By(A.Ada, why: "trial"));
        Assert.Equal((today.AddYears(2), CaseEventKind.CaseKept, "2028-11-02"), (opened.KeepUntil, told.Kind, told.Result));
    }

    private static RetentionFacts Facts(DateTimeOffset last, int? days) => new(last, DayOf(last), days, null);

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Rome).DateTime);

    private static (List<(RetentionMove Move, DateOnly Day)> Moves, RetentionPlan? Plan) Live(RetentionFacts facts, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var (moves, plan) = (new List<(RetentionMove, DateOnly)>(), (RetentionPlan?)null);
        for (var now = from; now < to; now += step)
        {
            var today = DayOf(now);
            var move = RetentionPlan.Next(facts, plan, today);
            if (move == RetentionMove.Nothing)
                continue;
            moves.Add((move, today));
            if (move == RetentionMove.Erase)
                break;
            if (plan is null)
                plan = RetentionPlan.Begin(CaseId.New(), facts, today);
            else
                plan.Warn(today);
        }

        return (moves, plan);
    }
}
