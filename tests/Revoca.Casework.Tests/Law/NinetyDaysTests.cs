using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

/// <summary>
/// Ninety days in which the worker stops, runs twice at once and sees its clock set back or forward, by as much as a year. What people see at the same hours
/// must be what an installation without trouble shows. Three rows of chance here, 100 with REVOCA_LONG=1.
/// </summary>
public sealed class NinetyDaysTests
{
    private const int Days = 90;

    private static readonly int Seeds = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? 100 : 3;

    [Fact]
    public async Task Ninety_days_with_outages_and_wrong_clocks_lose_nothing_and_double_nothing()
    {
        var undisturbed = await Live(null);
        Assert.Contains("ExpiryLetter 1 Taken", undisturbed[^1], StringComparison.Ordinal);
        var troubles = new Troubles();
        for (var seed = 1; seed <= Seeds; seed++)
            Assert.Equal(undisturbed, await Live(new Steps(seed), troubles));
        Assert.True(troubles is { Stopped: > 0, YearAhead: > 0, YearBehind: > 0, Together: > 0 }, $"{troubles}");
        Figure.Tell($"""
            {Seeds} times {Days} days: {troubles.Stopped} days without the worker, {troubles.YearAhead} with the clock a year ahead, {troubles.YearBehind} a year behind, {troubles.Hour} an hour off, {troubles.Together} with three workers at once; {troubles.Looked} looks, {troubles.Steps} steps seen at the end, {troubles.Letters} letters, 0 lost, 0 doubled
            """);
    }

    /// <summary>What the guard above would see: a second reminder, or a clock that nobody shows any more.</summary>
    [Fact]
    public async Task A_doubled_reminder_and_a_lost_clock_would_be_seen()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(25));
        await work.Get<CheckClocks>().Run();
        await Decide(work);
        var honest = await Seen(work, 2);
        Assert.Contains("Reminder 1 |", honest, StringComparison.Ordinal);

        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        await using (var db = work.Db())
        {
            var reminder = await db.Notices.SingleAsync(x => x.Kind == LetterKind.Reminder);
            var (second, told) = Notice.Draft(opened.Id, 9, new NoticePlan
            {
                Kind = LetterKind.Reminder, Language = reminder.Language, HostId = reminder.HostId, Route = reminder.Route, Address = reminder.Address,
                Items = [.. reminder.Items.Select(line => line.ItemId)],
            }, new Change(Actor.Of(TestCasework.Ben), work.Clock.GetUtcNow()));
            db.Add(second);
            db.Add(told);
            await db.SaveChangesAsync();
        }

        var doubled = await Seen(work, 2);
        Assert.Contains("Reminder 2 |", doubled, StringComparison.Ordinal);
        Assert.EndsWith("| 2 clocks", doubled, StringComparison.Ordinal);
        await using (var db = work.Db())
            await db.Set<ClockMoment>().OrderBy(x => x.Id).Take(1).ExecuteDeleteAsync();
        Assert.EndsWith("| 1 clocks", await Seen(work, 2), StringComparison.Ordinal);
    }

    // Returns what people saw on the days on which they looked, in the same words in every installation.
    private static async Task<List<string>> Live(Steps? trouble, Troubles? counted = null)
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        foreach (var kind in new[] { LetterKind.TidaRequest, LetterKind.Dsa16Notice, LetterKind.GdprErasure })
            await work.Submitted(opened.Id, kind);
        var seen = new List<string>();
        for (var day = 1; day <= Days; day++)
        {
            work.Clock.Advance(TimeSpan.FromDays(1));
            if (trouble is null)
                await work.Get<CheckClocks>().Run();
            else
                await Disturb(work, trouble, counted ?? new());
            if (day % 15 != 0)
                continue;
            await work.Get<CheckClocks>().Run();
            await Decide(work);
            seen.Add(await Seen(work, day));
        }

        if (counted is not null)
            await Count(work, counted, seen.Count);
        return seen;
    }

    private static async Task Count(TestCasework work, Troubles counted, int looks)
    {
        await using var db = work.Db();
        counted.Looked += looks;
        counted.Steps += await db.Set<Domain.Law.Ladder.LadderStep>().CountAsync();
        counted.Letters += await db.Notices.CountAsync();
    }

    private static async Task Disturb(TestCasework work, Steps trouble, Troubles counted)
    {
        var now = work.Clock.GetUtcNow();
        switch (trouble.Next(8))
        {
            case 0: // a year ahead, and back
                counted.YearAhead++;
                work.Clock.AdjustTime(now.AddYears(1));
                await work.Get<CheckClocks>().Run();
                break;
            case 1: // a year behind
                counted.YearBehind++;
                work.Clock.AdjustTime(now.AddYears(-1));
                await work.Get<CheckClocks>().Run();
                await work.Get<ListMoments>().Run(TestCasework.Ada);
                break;
            case 2: // an hour to and fro
                counted.Hour++;
                work.Clock.AdjustTime(now.AddMinutes(trouble.Next(120) - 60));
                await work.Get<CheckClocks>().Run();
                break;
            case 3: // three programs at once
                counted.Together++;
                await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => work.Get<CheckClocks>().Run())));
                break;
            case 4:
                await work.Get<CheckClocks>().Run();
                break;
            default: // stopped
                counted.Stopped++;
                break;
        }

        work.Clock.AdjustTime(now);
    }

    // Two people take everything that waits, at the same time.
    private static async Task Decide(TestCasework work)
    {
        var waiting = (await work.Get<ListSteps>().Run(TestCasework.Ada)).Select(row => row.Step.Id).ToList();
        var taken = await Task.WhenAll(new[] { TestCasework.Ada, TestCasework.Ben }.Select(by => Task.Run(() => work.Get<DecideStep>().TakeAll(waiting, by))));
        Assert.All(waiting, id => Assert.Single(taken.SelectMany(one => one), one => one.Step == id && one.Broken is null));
    }

    private static async Task<string> Seen(TestCasework work, int day)
    {
        await using var db = work.Db();
        var now = work.Clock.GetUtcNow();
        var numbers = await db.Notices.ToDictionaryAsync(x => x.Id, x => x.Number);
        var steps = (await db.Set<Domain.Law.Ladder.LadderStep>().Where(x => x.DueAt <= now).ToListAsync())
            .Select(step => $"{step.Rung} {(step.NoticeId is { } notice ? numbers[notice] : 0)} {step.State}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(steps.Distinct(StringComparer.Ordinal), steps);
        var letters = await db.Notices.Where(x => x.Delivery == Delivery.Draft).GroupBy(x => x.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var clocks = (await work.Get<ListMoments>().Run(TestCasework.Ada)).Rows.Count;
        return $"day {day}: {string.Join("; ", steps)} | {string.Join("; ", letters.Select(one => $"{one.Key} {one.Count}").Order(StringComparer.Ordinal))} | {clocks} clocks";
    }

    private sealed record Troubles
    {
        public int Stopped { get; set; }

        public int YearAhead { get; set; }

        public int YearBehind { get; set; }

        public int Hour { get; set; }

        public int Together { get; set; }

        public int Looked { get; set; }

        public int Steps { get; set; }

        public int Letters { get; set; }
    }
}
