using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.HerSide;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Benchmarks;

/// <summary>How long it takes to read all that the desk shows of a case with 200 lines of history, its record in the log included.</summary>
public static class CaseFigures
{
    private const int Events = 200;
    private const int Times = 200;

    public static async Task Run()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Robin", Country = "IT" }, TestCasework.Ada);
        await work.Get<AddLinks>().Run(opened.Id, string.Join('\n', Enumerable.Range(1, 60).Select(i => $"https://site{i % 14}.example/{i}")), TestCasework.Ada);
        for (var i = await CountAsync(work, opened); i < Events; i++)
            await work.Get<WriteMessage>().Run(opened.Id, $"Message {i.ToString(CultureInfo.InvariantCulture)}", Actor.Of(TestCasework.Ada));
        var times = new List<double>();
        for (var i = 0; i < Times + 20; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            _ = await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        var sorted = times.Skip(20).Order().ToList();
        Console.WriteLine($"opening a case with {await CountAsync(work, opened)} events and 60 items: p50 {sorted[Times / 2]:0.0} ms, p95 {sorted[Times * 95 / 100]:0.0} ms (n = {Times})");
        SqliteConnection.ClearAllPools();
    }

    private static async Task<int> CountAsync(TestCasework work, OpenedCase opened) =>
        (await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada))?.Events.Count ?? 0;
}
