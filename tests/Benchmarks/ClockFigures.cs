using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Benchmarks;

/// <summary>The list of 10,000 open clocks, and the worker's first look at as many that are all due, over a real database.</summary>
public static class ClockFigures
{
    private const int Cases = 100;
    private const int NoticesEach = 100;

    public static async Task Run()
    {
        await using var work = await TestCasework.Start();
        for (var number = 0; number < Cases; number++)
            await Fill(work);

        var index = Stopwatch.StartNew();
        await work.Get<ClockIndex>().Refresh();
        Console.WriteLine($"index of {Cases * NoticesEach:N0} clocks written anew: {index.Elapsed.TotalMilliseconds:N0} ms (once a start)");
        var evening = work.Clock.GetUtcNow().AddHours(9);
        await Measure("Today, first page with counts", async () => (await work.Get<ShowToday>().Run(evening)).Clocks.All);
        await Measure("Today, one advocate", async () => (await work.Get<ShowToday>().Run(evening, TestCasework.Ada)).Clocks.All);
        await Measure("every clock read from what happened", async () => (await work.Get<ListClocks>().Run()).Rows.Count);

        work.Clock.Advance(TimeSpan.FromHours(25));
        var backlog = Stopwatch.StartNew();
        var proposed = await work.Get<CheckClocks>().Run();
        Console.WriteLine($"backlog: {proposed:N0} steps proposed in {backlog.Elapsed.TotalSeconds:N1} s");
        backlog.Restart();
        Console.WriteLine($"second look: {await work.Get<CheckClocks>().Run()} steps in {backlog.Elapsed.TotalSeconds:N1} s");
    }

    private static async Task Measure(string what, Func<Task<int>> read)
    {
        await read();
        var times = new List<double>();
        for (var round = 0; round < 9; round++)
        {
            var watch = Stopwatch.StartNew();
            var count = await read();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (count != Cases * NoticesEach)
                throw new InvalidOperationException($"Expected {Cases * NoticesEach} clocks, read {count}.");
        }

        times.Sort();
        Console.WriteLine($"{what}, {Cases * NoticesEach:N0} open clocks: median {times[4]:N0} ms, worst {times[^1]:N0} ms");
    }

    private static async Task Fill(TestCasework work)
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada);
        await work.Get<AddLinks>().Run(opened.Id, "https://civitai.com/models/123456789", TestCasework.Ada);
        await using var db = work.Db();
        var items = await db.Items.Where(x => x.CaseId == opened.Id).Select(x => x.Id).ToListAsync();
        var change = new Change(Actor.Of(TestCasework.Ada), work.Clock.GetUtcNow());
        for (var number = 1; number <= NoticesEach; number++)
        {
            var (notice, _) = Notice.Draft(opened.Id, number, new NoticePlan
            {
                Kind = LetterKind.TidaRequest,
                Language = Language.English,
                HostId = HostId.Parse("civitai"),
                Route = Route.ByHand,
                Address = "https://host.example/form",
                Items = items,
            }, change);
            notice.Approve(new ApprovedLetter(new string('0', 64), "figures", ""), false, change);
            notice.RecordSubmitted($"T-{number}", change);
            db.Notices.Add(notice);
        }

        await db.SaveChangesAsync();
    }
}
