using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

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
        for (var seed = 1; seed <= Seeds; seed++)
            Assert.Equal(undisturbed, await Live(new Steps(seed)));
    }

    // Returns what people saw on the days on which they looked, in the same words in every installation.
    private static async Task<List<string>> Live(Steps? trouble)
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
                await Disturb(work, trouble);
            if (day % 15 != 0)
                continue;
            await work.Get<CheckClocks>().Run();
            await Decide(work);
            seen.Add(await Seen(work, day));
        }

        return seen;
    }

    private static async Task Disturb(TestCasework work, Steps trouble)
    {
        var now = work.Clock.GetUtcNow();
        switch (trouble.Next(8))
        {
            case 0: // a year ahead, and back
                work.Clock.AdjustTime(now.AddYears(1));
                await work.Get<CheckClocks>().Run();
                break;
            case 1: // a year behind
                work.Clock.AdjustTime(now.AddYears(-1));
                await work.Get<CheckClocks>().Run();
                await work.Get<ListMoments>().Run();
                break;
            case 2: // an hour to and fro
                work.Clock.AdjustTime(now.AddMinutes(trouble.Next(120) - 60));
                await work.Get<CheckClocks>().Run();
                break;
            case 3: // two programs at once
                await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => work.Get<CheckClocks>().Run())));
                break;
            case 4:
                await work.Get<CheckClocks>().Run();
                break;
            default: // stopped
                break;
        }

        work.Clock.AdjustTime(now);
    }

    // Two people take everything that waits, at the same time.
    private static async Task Decide(TestCasework work)
    {
        var waiting = (await work.Get<ListSteps>().Run()).Select(row => row.Step.Id).ToList();
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
        var clocks = (await work.Get<ListMoments>().Run()).Rows.Count;
        return $"day {day}: {string.Join("; ", steps)} | {string.Join("; ", letters.Select(one => $"{one.Key} {one.Count}").Order(StringComparer.Ordinal))} | {clocks} clocks";
    }
}
