using Microsoft.Playwright;
using Revoca.Builders.Media;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Journeys.OnDevice;

public sealed class VideoTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_video_has_one_hash_a_second_and_the_same_scenes_saved_by_another_encoder_have_nearly_the_same()
    {
        await using var device = await OnDevicePage.Open(chromium, maker: true);
        var found = new List<ReceivedClaim>();
        foreach (var codec in (string[])["vp8", "vp9", "av1", "avc"])
        {
            if (await device.Make($"video('{codec}', 6)") is not { } bytes)
                continue;
            await device.Describe(device.Keep($"{codec}.bin", bytes));
            found.Add(ReceivedClaim.Read((await device.Lines())[^1]) ?? throw new InvalidOperationException("The claim was refused."));
        }

        Assert.True(found.Count >= 2, "This browser encodes fewer than two kinds of video.");
        Assert.All(found, claim => Assert.Equal([0, 1, 2, 3, 4, 5], claim.Frames.Select(frame => frame.At)));
        Assert.All(found, claim => Assert.All(claim.Frames.Zip(found[0].Frames), pair => Assert.True(pair.First.Hash.DistanceTo(pair.Second.Hash) <= MatchBands.SameWithin)));
        Assert.All(found[0].Frames.Zip(found[0].Frames.Skip(1)), pair => Assert.True(pair.First.Hash.DistanceTo(pair.Second.Hash) > MatchBands.LikelyWithin));
        Assert.Contains(device.Host.Asked, asked => asked.StartsWith("GET /on-device/part-", StringComparison.Ordinal));
        await Assertions.Expect(device.Page.Locator("[data-part=list]")).Not.ToContainTextAsync("Digests only");
    }

    [Fact]
    public async Task A_video_this_browser_cannot_decode_has_digests_and_a_plain_hint()
    {
        await using var device = await OnDevicePage.Open(chromium);
        var claims = await device.Describe(device.Keep("clip.mp4", new Mp4File().Keys(("prompt", Prompts.ComfyPrompt)).Bytes()));
        Assert.False(claims[0].ContainsKey("vpdq"));
        Assert.Equal("video", (string?)claims[0]["kind"]);
        Assert.Equal(64, ((string?)claims[0]["file"]?["sha256"])?.Length);
        await Assertions.Expect(device.Page.Locator("[data-part=list]")).ToContainTextAsync("Digests only");
    }

    [Fact]
    public async Task Pictures_load_neither_the_part_for_videos_nor_the_one_for_manifests()
    {
        await using var device = await OnDevicePage.Open(chromium);
        await device.Describe(device.Keep("a.png", new PngFile { Width = 90, Height = 70 }.Bytes()));
        Assert.Equal(["GET /", "GET /on-device/page.js", "GET /on-device/worker.js"],
            device.Host.Asked.Where(asked => asked != "GET /favicon.ico" && !Shared(asked)).Distinct(StringComparer.Ordinal));
    }

    // A part that the page or the worker itself is made of; the two that load on demand are far larger.
    private static bool Shared(string asked) =>
        asked.StartsWith("GET /on-device/part-", StringComparison.Ordinal) && new FileInfo(Path.Combine(OnDeviceHost.Built(), asked["GET /on-device/".Length..])).Length < 20_000;
}
