using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Media;
using SkiaSharp;

namespace Revoca.Journeys.OnDevice;

/// <summary>Speed and memory of the on-device part in a real browser. Figures are printed, not asserted: another machine has others. Only in the long form (REVOCA_LONG=1).</summary>
public sealed class BrowserFigures(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Hashing_pictures_files_and_videos_is_measured()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("REVOCA_LONG") == "1", "Only in the long form.");
        await using var device = await OnDevicePage.Open(chromium, maker: true);
        var ms = await device.Page.EvaluateAsync<double>("(async () => (await import('/make/maker.js')).pdq(4000, 3000))()");
        Say("PDQ in the browser, 12 MP", $"{ms:F0} ms, {ms / 12:F1} ms/MP (to reach: 20)");

        await device.Describe(device.Keep("warm.png", new PngFile { Width = 90, Height = 70 }.Bytes()));
        using var waves = Revoca.Builders.Media.Pictures.Waves(4_000, 3_000);
        var (picture, grew) = await Timed(() => device.Describe(device.Keep("large.jpg", waves.Bytes(SKEncodedImageFormat.Jpeg, 85))));
        Say("A JPEG of 12 MP, whole claim", $"{picture.TotalMilliseconds:F0} ms, memory of the page +{grew / 1e6:F0} MB (to reach: 80)");

        var (file, more) = await Timed(() => device.Describe(device.KeepHuge("one-gigabyte.bin", 1L << 30)));
        Say("A file of 1 GiB, four digests in one pass", $"{1024 / file.TotalSeconds:F0} MiB/s (to reach: 100 for SHA-256), memory of the page +{more / 1e6:F0} MB (to reach: 64)");

        if (await device.Make("video('vp9', 60, 854, 480, 1500000)") is { } video)
        {
            var (spent, _) = await Timed(() => device.Describe(device.Keep("minute.webm", video)));
            Say("A minute of video at 480p, ten frames a second", $"{spent.TotalMilliseconds:F0} ms: {600 / spent.TotalSeconds:F0} decoded frames/s, {60 / spent.TotalSeconds:F1} hashed frames/s (to reach: 100 decoded)");
        }

        Assert.True(ms > 0);
    }

    private static void Say(string name, FormattableString figure) => Figure.Tell($"{name}: {figure.ToString(CultureInfo.InvariantCulture)}");

    // The most the renderer's memory grew while the work went on.
    private static async Task<(TimeSpan Spent, long Grew)> Timed(Func<Task> work)
    {
        var before = Renderers();
        var most = before;
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, Renderers());
                await Task.Delay(20);
            }
        });
        var clock = Stopwatch.StartNew();
        await work();
        var spent = clock.Elapsed;
        await done.CancelAsync();
        await watching;
        return (spent, most - before);
    }

    // Resident bytes of the pages of browsers that this process started.
    private static long Renderers()
    {
        var parents = new Dictionary<int, (int Parent, long Resident, bool Renderer)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var lines = File.ReadAllLines(Path.Combine(folder, "status"));
                parents[int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)] = ((int)Number(lines, "PPid:"), Number(lines, "VmRSS:") * 1024,
                    File.ReadAllText(Path.Combine(folder, "cmdline")).Contains("--type=renderer", StringComparison.Ordinal));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at.
            }
        }

        return parents.Where(process => process.Value.Renderer && Ours(process.Key)).Sum(process => process.Value.Resident);

        bool Ours(int id)
        {
            for (var steps = 0; steps < 20 && parents.TryGetValue(id, out var process); steps++, id = process.Parent)
                if (process.Parent == Environment.ProcessId)
                    return true;
            return false;
        }
    }

    private static long Number(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } found
            ? long.Parse(found[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
