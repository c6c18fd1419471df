using Microsoft.Playwright;
using Revoca.Builders.Media;

namespace Revoca.Journeys.OnDevice;

public sealed class OfflineTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Once_loaded_it_works_without_a_network()
    {
        await using var device = await OnDevicePage.Open(chromium);
        await device.Describe(device.Keep("first.png", new PngFile { Width = 90, Height = 70 }.Bytes()));
        await device.Page.Context.SetOfflineAsync(true);
        var claims = await device.Describe(
            device.Keep("again.png", new PngFile { Width = 131, Height = 97, Sample = (x, y) => (byte)(x * y) }.Bytes()), device.Keep("clip.mp4", new Mp4File().Keys(("prompt", Prompts.ComfyPrompt)).Bytes()));
        Assert.NotNull(claims[0]["pdq"]);
        // The part for videos was never loaded: digests and what the file says are there all the same.
        Assert.Equal("ComfyUI", (string?)claims[1]["provenance"]?["tool"]);
        Assert.False(claims[1].ContainsKey("vpdq"));
    }

    [Fact]
    public async Task A_file_cancelled_in_the_middle_leaves_nothing_and_the_next_one_is_described()
    {
        await using var device = await OnDevicePage.Open(chromium);
        await device.Page.SetInputFilesAsync("[data-part=files]", device.KeepHuge("huge.bin", 40L << 30));
        await Assertions.Expect(device.Page.Locator("progress")).ToHaveJSPropertyAsync("hidden", false);
        await Assertions.Expect(device.Page.Locator("progress")).Not.ToHaveJSPropertyAsync("value", 0, new() { Timeout = 120_000 });
        await device.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(device.Page.Locator("[data-part=list] li")).ToHaveCountAsync(0);
        var claims = await device.Describe(device.Keep("next.png", new PngFile { Width = 90, Height = 70 }.Bytes()));
        Assert.Equal("next.png", (string?)claims[0]["file"]?["name"]);
        Assert.Single(await device.Lines());
    }
}
