using System.Diagnostics;
using System.Globalization;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Reports;
using Revoca.Domain.Letters;
using Revoca.Domain.Reports;

namespace Revoca.Benchmarks;

/// <summary>How many times a second what the status page shows is read and opened from a database, 53 items in the case, two readers at once as on two cores.</summary>
public static class HerSideFigures
{
    private const int Readings = 2_000;

    public static async Task Run()
    {
        await using var work = await TestCasework.Start();
        var answers = new ReportAnswers { MayContact = false, Age = AgeAnswer.No, Links = Samples.Links };
        var started = await work.Get<StartReport>().Run(answers);
        await work.Get<SendReport>().Run(started.CaseId, Language.English);
        var show = work.Get<ShowStatus>();
        for (var i = 0; i < 200; i++)
            await show.Run(started.CaseId);
        var times = new System.Collections.Concurrent.ConcurrentBag<double>();
        var all = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Readings, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (_, stop) =>
        {
            var watch = Stopwatch.GetTimestamp();
            await show.Run(started.CaseId, stop);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        });
        var seconds = all.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"status of 53 items, without HTTP: {Readings / seconds:0} a second, median {sorted[Readings / 2]:0.0} ms, p95 {sorted[Readings * 95 / 100]:0.0} ms (n = {Readings})"));
    }
}
