using System.Diagnostics;
using System.Globalization;
using Revoca.Casework.Hosts;
using Revoca.Domain.Evidence;

namespace Revoca.Benchmarks;

/// <summary>How long pasted links take: in this process, and as the verb with the start of its process.</summary>
public static class LinksFigures
{
    private static readonly string[] Shapes =
    [
        "https://x.com/user{0}/status/18{0}", "https://www.reddit.com/r/sub/comments/a{0}/title_here/", "look https://civitai.com/models/{0}/name?utm_source=x please",
        "\"https://it.pornhub.com/view_video.php?viewkey={0}\",seen", "hxxps://site{1}[.]example/path/{0}?b=1&a=2", "just some text without any link, number {0}.",
        "<https://mega.nz/file/A{0}#KEY{0}>", "[12:02] friend: https://t.me/channel{0}/{0}", "civitai.com/images/{0}", "https://forum{1}.unlisted-board.example/threads/{0}/page-1",
    ];

    public static async Task Run()
    {
        var watch = Stopwatch.StartNew();
        _ = (ShippedDirectory.Hosts, ShippedDirectory.Suffixes);
        Console.WriteLine($"directory and suffix list: {watch.ElapsedMilliseconds} ms");

        var text = Lines(100_000);
        for (var run = 1; run <= 3; run++)
            Measure($"100,000 lines, {text.Length / 1_048_576.0:F1} MiB, run {run}", text);
        Measure("10 MiB in one line", Lines(230_000).ReplaceLineEndings(" ")[..(10 * 1_048_576)]);
        Measure("4 MiB of brackets", "https://x.com/" + new string('(', 2_000_000) + new string(')', 2_000_000));
        await MeasureVerb(text);
    }

    private static string Lines(int count) =>
        string.Join('\n', Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, Shapes[i % Shapes.Length], i, i % 200)));

    private static void Measure(string name, string text)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var pasted = PastedLinks.Read(text, ShippedDirectory.Hosts, ShippedDirectory.Suffixes);
        Console.WriteLine($"{name}: {watch.ElapsedMilliseconds} ms ({(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:F0} ms of CPU), {pasted.Links.Count} links on {pasted.Groups.Count} hosts");
    }

    private static async Task MeasureVerb(string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        var program = Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "links", "parse", file]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("dotnet did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Console.WriteLine($"links parse of 100,000 lines with the start of its process: {watch.ElapsedMilliseconds} ms, {output.Length / 1_048_576.0:F1} MiB of JSON");
        File.Delete(file);
    }
}
