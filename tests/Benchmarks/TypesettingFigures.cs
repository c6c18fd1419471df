using System.Diagnostics;
using System.Globalization;
using Revoca.Typesetting;

namespace Revoca.Benchmarks;

/// <summary>How fast letters are set, alone and in a batch, beside Debian's WeasyPrint when it is installed.</summary>
public static class TypesettingFigures
{
    private const int Warm = 60;

    private static readonly TypesettingEngine Engine = new();

    public static Task Run()
    {
        var letter = TypesettingSamples.Letter(9);
        var start = Environment.CpuUsage.TotalTime;
        Say("first letter of the process", Once(() => Engine.Render(letter)), "ms");
        Say("  processor time", (Environment.CpuUsage.TotalTime - start).TotalMilliseconds, "ms");
        for (var i = 0; i < 200; i++)
            Engine.Render(letter);
        var result = Engine.Render(letter);
        Say($"letter, {result.Pages} pages, warm (median of {Warm})", Median(() => Engine.Render(letter)), "ms");
        Say("  processor time, mean", Processor(() => Engine.Render(letter)), "ms");
        Say("  its size", result.Bytes.Length / 1024.0, "KiB");
        var scripts = TypesettingSamples.FiveScripts();
        Say("first letter with Chinese, Arabic and Hebrew", Once(() => Engine.Render(scripts)), "ms");
        Say("the same, warm", Median(() => Engine.Render(scripts)), "ms");
        var rows = TypesettingSamples.Rows(200);
        Say($"table of 200 rows, {Engine.Render(rows).Pages} pages, warm", Median(() => Engine.Render(rows)), "ms");
        Say("  processor time, mean", Processor(() => Engine.Render(rows)), "ms");
        Batch(letter);
        WeasyPrint();
        return Task.CompletedTask;
    }

    private static void Batch(Document letter)
    {
        const int Letters = 1000;
        Settle();
        var before = Environment.WorkingSet;
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        Say($"{Letters} letters on one core", Once(() => For(Letters, 1, letter)), "ms");
        Say($"{Letters} letters on {Environment.ProcessorCount} cores", Once(() => For(Letters, Environment.ProcessorCount, letter)), "ms");
        Settle();
        Say("  memory still held, managed", (GC.GetTotalMemory(forceFullCollection: true) - managed) / 1024.0, "KiB");
        Say("  memory of the process, before", before / 1048576.0, "MiB");
        Say("  memory of the process, after", Environment.WorkingSet / 1048576.0, "MiB");
    }

    private static void For(int count, int cores, Document letter) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = cores }, _ => Engine.Render(letter));

    private static void WeasyPrint()
    {
        var folder = Directory.CreateTempSubdirectory("revoca-weasy-").FullName;
        try
        {
            foreach (var (name, rows) in (ReadOnlySpan<(string, int)>)[("letter of two pages", 9), ("table of 200 rows", 200)])
            {
                File.WriteAllText(Path.Combine(folder, "letter.html"), TypesettingSamples.Html(rows));
                var start = new ProcessStartInfo("weasyprint", ["letter.html", "letter.pdf"])
                {
                    WorkingDirectory = folder,
                    UseShellExecute = false,
                    RedirectStandardError = true,
                };
                Say($"WeasyPrint, {name}, with its start", Once(() => Process.Start(start)?.WaitForExit()), "ms");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("WeasyPrint is not installed; no comparison.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static double Once(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(Action action) => Enumerable.Range(0, Warm).Select(_ => Once(action)).Order().ElementAt(Warm / 2);

    /// <summary>What the processor did, whatever else the machine was busy with.</summary>
    private static double Processor(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Warm; i++)
            action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Warm;
    }

    private static void Say(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {value:0.0} {unit}"));
}
