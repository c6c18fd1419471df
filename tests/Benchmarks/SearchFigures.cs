using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.Evidence;
using Revoca.Domain.Cases;

namespace Revoca.Benchmarks;

/// <summary>How long the desk searches among a thousand cases: through blind indexes, and by opening each text.</summary>
public static class SearchFigures
{
    private const int Cases = 1_000;
    private const int Times = 100;

    public static async Task Run()
    {
        await using var work = await TestCasework.Start();
        var references = new List<string>();
        for (var i = 0; i < Cases; i++)
        {
            var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = $"Person {Text(i)}", Country = "IT", Narrative = string.Concat(Enumerable.Repeat("Something was said. ", 40)) + $"needle{Text(i)}" }, TestCasework.Ada);
            await work.Get<AddLinks>().Run(opened.Id, string.Join('\n', Enumerable.Range(1, 5).Select(n => $"https://site{i % 50}.example/{i}/{n}")), TestCasework.Ada);
            references.Add(opened.Reference.Text);
        }

        await Tell("reference", i => references[i]);
        await Tell("link", i => $"https://site{i % 50}.example/{i}/3");
        await Tell("host (20 cases)", i => $"site{i % 50}.example");
        var watch = Stopwatch.StartNew();
        var found = 0;
        await foreach (var step in work.Get<ScanCases>().Run("needle7", TestCasework.Ada))
            found += step.Found.Count;
        Console.WriteLine($"free text: {Cases} cases opened and read in {watch.Elapsed.TotalSeconds:0.0} s ({Cases / watch.Elapsed.TotalSeconds:N0} a second), {found} found");
        SqliteConnection.ClearAllPools();

        async Task Tell(string what, Func<int, string> typed)
        {
            var times = new List<double>();
            for (var i = 0; i < Times; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                _ = await work.Get<SearchCases>().Run(typed(i * 7 % Cases), TestCasework.Ada);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            Console.WriteLine($"{what}: p50 {times.Order().ElementAt(Times / 2):0.0} ms, p95 {times.Order().ElementAt(Times * 95 / 100):0.0} ms among {Cases} cases (n = {Times})");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
