using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Media;

namespace Revoca.Journeys.Evidence;

public sealed class AiChainJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private const string Page = "https://civitai.com/models/777001?modelVersionId=888002";

    [Fact]
    public async Task A_dropped_video_ends_as_a_model_page_and_a_demand_for_proof_of_consent_and_no_byte_of_it_leaves_the_browser()
    {
        // Nothing here is about speed: a busy machine only waits longer.
        Assertions.SetDefaultExpectTimeout(60_000);
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "clip.mp4");
        var bytes = Video();
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var page = await chromium.PageAsync(script: true);
        page.SetDefaultTimeout(120_000);
        page.SetDefaultNavigationTimeout(120_000);
        var sent = new SentBytes(page);
        await SetUpAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a case" }).ClickAsync();
        await page.GetByLabel("What we call her").FillAsync("Robin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the case" }).ClickAsync();
        await page.Locator(".tabs").GetByText("Evidence").ClickAsync();
        await DescribeAsync(page, path);
        await AddPageAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for proof of consent" }).First.ClickAsync();
        await page.ShouldReachAsync("/notices/1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Civitai");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("onsent");
        await page.KeepAsync("desk-consent-demand-en", whole: false);

        Assert.Equal("", sent.Foreign(site.Address));
        Assert.True(sent.Count > 0);
        Assert.False(sent.Hold(bytes.AsSpan(bytes.Length - 64)), "The end of the file was sent.");
        Assert.False(sent.Hold(bytes.AsSpan(0, 32)), "The start of the file was sent.");
        Assert.True(sent.Hold("lighthouse"u8), "The claim itself was not seen: the log does not read what is sent.");
    }

    private async Task SetUpAsync(IPage page) => await page.SetUpAsync(site.SetUpLink);

    private static async Task DescribeAsync(IPage page, string path)
    {
        // The script shows the section when it is ready: a file chosen before would not be seen.
        await Assertions.Expect(page.Locator("[data-on-device]")).ToBeVisibleAsync();
        await page.Locator("[data-part=files]").SetInputFilesAsync(path);
        await Assertions.Expect(page.Locator("progress:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-part=list] pre")).ToContainTextAsync("lighthouse");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep with the case" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 kept, 0 were there already")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".chain .node")).ToHaveCountAsync(4);
    }

    private static async Task AddPageAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".proposals")).ToContainTextAsync("The file names this page: Civitai");
        await page.Locator(".proposals").GetByRole(AriaRole.Button, new() { Name = "Add as item" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Item 1", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($".chain-row li.bulk .url[title='{Page}']")).ToHaveCountAsync(1);
        // The page is the model itself, not one thing more.
        await Assertions.Expect(page.Locator(".chain .node")).ToHaveCountAsync(4);
        await page.Locator(".chain-row", new() { Has = page.Locator("strong", new() { HasTextString = "Video" }) }).GetByText("suppose this is gone").ClickAsync();
        await Assertions.Expect(page.Locator(".remains")).ToContainTextAsync("Could still be made or put up again: Video");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-evidence-en");
    }

    // As ComfyUI's video saver writes it: a graph with Wan 2.1 and an add-on named by its address at a hub; the pictures are noise.
    private static byte[] Video()
    {
        var prompt = Prompts.ComfyPrompt.Replace("wan/invented_person_v1.safetensors", "urn:air:wanvideo:lora:civitai:777001@888002", StringComparison.Ordinal);
        var noise = new byte[200_000];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (byte)((i * 2_654_435_761L >> 13) ^ i);
        return new Mp4File().Keys(("prompt", prompt), ("workflow", Prompts.ComfyWorkflow)).Top(Mp4File.Box("mdat", noise)).Bytes();
    }
}
