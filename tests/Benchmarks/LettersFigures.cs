using System.Diagnostics;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Benchmarks;

/// <summary>How long letters take from facts to PDF and mail: the first, a warm one, a long table, a batch on all cores.</summary>
public static class LettersFigures
{
    public static Task Run()
    {
        var data = LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data;
        var watch = Stopwatch.StartNew();
        var writer = new LetterWriter();
        var engine = new TypesettingEngine();
        var first = One(writer, engine, LetterKind.Dsa16Notice, data);
        Console.WriteLine($"first letter, everything cold: {watch.Elapsed.TotalMilliseconds:F0} ms, {first.Pages} pages, {first.Bytes.Length / 1024} KiB");

        Warm("2-page notice", 60, () => One(writer, engine, LetterKind.Dsa16Notice, data));
        Warm("the same, text and mail only", 200, () => LetterMail.Of(writer.Write(LetterKind.Dsa16Notice, Language.English, data)));
        var many = data with { Items = [.. Enumerable.Range(1, 200).Select(number => data.Items[0] with { Number = number, ShortId = $"{number}", Url = data.Items[0].Url + number })] };
        Warm("notice with 200 items", 20, () => One(writer, engine, LetterKind.Dsa16Notice, many));

        for (var round = 1; round <= 3; round++)
            Batch(round, writer, engine, data);
        return Task.CompletedTask;
    }

    private static PdfResult One(LetterWriter writer, TypesettingEngine engine, LetterKind kind, LetterData data)
    {
        var letter = writer.Write(kind, Language.English, data);
        _ = LetterMail.Of(letter);
        return engine.Render(LetterDocument.Of(letter));
    }

    private static void Warm(string name, int times, Action work)
    {
        for (var run = 0; run < times / 4; run++)
            work();
        var all = new double[times];
        for (var run = 0; run < times; run++)
        {
            var watch = Stopwatch.StartNew();
            work();
            all[run] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(all);
        Console.WriteLine($"{name}, warm: median {all[times / 2]:F1} ms, p95 {all[times * 95 / 100]:F1} ms");
    }

    private static void Batch(int round, LetterWriter writer, TypesettingEngine engine, LetterData data)
    {
        var samples = LetterSamples.All.Where(sample => sample.Data.Items.Count > 0).ToList();
        var watch = Stopwatch.StartNew();
        long bytes = 0;
        Parallel.For(0, 1000, index =>
        {
            var sample = samples[index % samples.Count];
            var set = One(writer, engine, sample.Kind, sample.Data with { Reference = $"{data.Reference}-{index}" });
            Interlocked.Add(ref bytes, set.Bytes.Length);
        });
        var took = watch.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) / 1_048_576.0;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"1,000 letters, round {round}, {Environment.ProcessorCount} cores: {took.TotalSeconds:F1} s ({took.TotalMilliseconds / 1000:F1} ms a letter), {bytes / 1_048_576.0:F0} MiB of PDF; held after {held:F0} MiB, peak working set {process.PeakWorkingSet64 / 1_048_576} MiB");
    }
}
