using System.Diagnostics;
using System.Globalization;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Benchmarks;

/// <summary>How long letters take from facts to PDF and mail: the first of a process, a warm one, a long table, a batch on all cores; beside WeasyPrint.</summary>
public static class LettersFigures
{
    private static readonly LetterWriter Writer = new();
    private static readonly TypesettingEngine Engine = new();

    public static Task Run()
    {
        SayLoad("before");
        var (elapsed, processor) = FirstLetter.Measure(9);
        Say("first letter, from the start of its process (aim 250): median", elapsed[4], "ms");
        Say("  fastest", elapsed[0], "ms");
        Say("  processor time, median", processor[4], "ms");

        var data = LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data;
        var pages = One(LetterKind.Dsa16Notice, data).Pages;
        Warm($"notice of {pages} pages with its mail, warm (aim 30)", 60, () => One(LetterKind.Dsa16Notice, data));
        Warm("  its text and mail alone", 200, () => LetterMail.Of(Writer.Write(LetterKind.Dsa16Notice, Language.English, data)));
        var many = data with { Items = [.. Enumerable.Range(1, 200).Select(number => data.Items[0] with { Number = number, ShortId = $"{number}", Url = data.Items[0].Url + number })] };
        Warm($"notice with a table of 200 rows, {One(LetterKind.Dsa16Notice, many).Pages} pages, warm (aim 100)", 40, () => One(LetterKind.Dsa16Notice, many));

        for (var round = 1; round <= 4; round++)
            Batch(round, data);
        Weasy($"notice of {pages} pages", data);
        Weasy("notice with a table of 200 rows", many);
        SayLoad("after");
        return Task.CompletedTask;
    }

    private static PdfResult One(LetterKind kind, LetterData data)
    {
        var letter = Writer.Write(kind, Language.English, data);
        _ = LetterMail.Of(letter);
        return Engine.Render(LetterDocument.Of(letter));
    }

    private static void Warm(string name, int times, Action work)
    {
        for (var run = 0; run < times; run++)
            work();
        var all = new double[times];
        var processor = Environment.CpuUsage.TotalTime;
        for (var run = 0; run < times; run++)
        {
            var watch = Stopwatch.StartNew();
            work();
            all[run] = watch.Elapsed.TotalMilliseconds;
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        Array.Sort(all);
        Say($"{name}: median", all[times / 2], "ms");
        Say("  95 of 100 within", all[times * 95 / 100], "ms");
        Say("  processor time, mean", processor.TotalMilliseconds / times, "ms");
    }

    /// <summary>Every kind in turn, as many at a time as there are cores; what is held afterwards must not rise from round to round.</summary>
    private static void Batch(int round, LetterData data)
    {
        var samples = LetterSamples.All.Where(sample => sample.Data.Items.Count > 0).ToList();
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        long bytes = 0;
        Parallel.For(0, 1000, index =>
        {
            var sample = samples[index % samples.Count];
            Interlocked.Add(ref bytes, One(sample.Kind, sample.Data with { Reference = $"{data.Reference}-{index}" }).Bytes.Length);
        });
        var took = watch.Elapsed.TotalSeconds;
        var busy = (Environment.CpuUsage.TotalTime - processor).TotalSeconds / took;
        var held = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1,000 letters, round {round}: {took:F1} s, {busy:F1} of {Environment.ProcessorCount} cores busy, {bytes / 1048576.0:F0} MiB of PDF; held after {held:F1} MiB, process {Environment.WorkingSet / 1048576.0:F0} MiB"));
    }

    /// <summary>The same letter's HTML face set by Debian's WeasyPrint, its start included.</summary>
    private static void Weasy(string name, LetterData data)
    {
        var folder = Directory.CreateTempSubdirectory("revoca-weasy-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "letter.html"), LetterPage.Whole(Writer.Write(LetterKind.Dsa16Notice, Language.English, data)));
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("weasyprint", ["letter.html", "letter.pdf"])
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardError = true,
            });
            process?.StandardError.ReadToEnd();
            process?.WaitForExit();
            Say($"WeasyPrint, {name}, with its start", watch.Elapsed.TotalMilliseconds, "ms");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("WeasyPrint is not installed; no comparison.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void SayLoad(string when) =>
        Console.WriteLine($"load of the machine {when} (1, 5, 15 minutes): {string.Join(' ', File.ReadAllText("/proc/loadavg", System.Text.Encoding.ASCII).Split(' ').Take(3))}");

    private static void Say(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {value:0.0} {unit}"));
}
