using System.Diagnostics;
using System.Globalization;
using System.Text;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Domain.Evidence.Claims;
using SkiaSharp;

namespace Revoca.Journeys.OnDevice;

/// <summary>Speed and memory of the on-device part in a real browser. Figures are printed, not asserted: another machine has others. The short form of the check uses small files; REVOCA_LONG=1 those the figures are stated for.</summary>
public sealed class BrowserFigures(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1";

    [Fact]
    public async Task Hashing_pictures_files_and_videos_is_measured()
    {
        await using var device = await OnDevicePage.Open(chromium, maker: true);
        var (width, height, length, seconds) = Long ? (4_000, 3_000, 1L << 30, 60) : (1_000, 750, 32L << 20, 4);
        var size = width * height / 1e6;
        var ms = await device.Page.EvaluateAsync<double>($"(async () => (await import('/make/maker.js')).pdq({width}, {height}))()");
        Say($"PDQ in the browser, {size:0.##} MP", $"{ms:F0} ms, {ms / size:F1} ms/MP (to reach: 20)");
        await device.Describe(device.Keep("warm.png", new PngFile { Width = 90, Height = 70 }.Bytes()));
        await Pictures(device, width, height);

        var (file, more) = await Timed(() => device.Describe(device.KeepHuge("zeros.bin", length)));
        Say($"A file of {length >> 20} MiB, four digests in one pass", $"{(length >> 20) / file.TotalSeconds:F0} MiB/s (to reach: 100 for SHA-256), memory of the page +{more / 1e6:F0} MB (to reach: 64)");

        if (await device.Make($"video('vp9', {seconds}, 854, 480, 1500000)") is { } video)
        {
            var (spent, _) = await Timed(() => device.Describe(device.Keep("clip.webm", video)));
            Say($"{seconds} seconds of video at 480p, ten frames a second", $"{spent.TotalMilliseconds:F0} ms: {seconds * 10 / spent.TotalSeconds:F0} decoded frames/s, {seconds / spent.TotalSeconds:F1} hashed frames/s (to reach: 100 decoded)");
        }

        Assert.All((await device.Lines()).Select(line => ReceivedClaim.Read(line)), Assert.NotNull);
    }

    private static async Task Pictures(OnDevicePage device, int width, int height)
    {
        using var waves = Revoca.Builders.Media.Pictures.Waves(width, height);
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png])
        {
            var (spent, grew) = await Timed(() => device.Describe(device.Keep($"large.{format}", waves.Bytes(format, 85))));
            Say($"A {format} of {width * height / 1e6:0.##} MP, whole claim", $"{spent.TotalMilliseconds:F0} ms, memory of the page +{grew / 1e6:F0} MB (to reach: 80 at 12 MP)");
        }
    }

    private static void Say(FormattableString name, FormattableString figure) => Figure.Tell($"{FormattableString.Invariant(name)}: {FormattableString.Invariant(figure)}");

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

    // Resident bytes of the pages of browsers that this process started, and of what draws for them.
    private static long Renderers()
    {
        var all = new Dictionary<int, (int Parent, long Resident, bool Counts)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var lines = File.ReadAllLines(Path.Combine(folder, "status"), Encoding.UTF8);
                var command = File.ReadAllText(Path.Combine(folder, "cmdline"), Encoding.UTF8);
                all[int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)] = ((int)Number(lines, "PPid:"), Number(lines, "VmRSS:") * 1024,
                    command.Contains("--type=renderer", StringComparison.Ordinal) || command.Contains("--type=gpu-process", StringComparison.Ordinal));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at.
            }
        }

        return all.Where(process => process.Value.Counts && Ours(process.Key)).Sum(process => process.Value.Resident);

        bool Ours(int id)
        {
            for (var steps = 0; steps < 20 && all.TryGetValue(id, out var process); steps++, id = process.Parent)
                if (process.Parent == Environment.ProcessId)
                    return true;
            return false;
        }
    }

    private static long Number(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } found
            ? long.Parse(found[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
