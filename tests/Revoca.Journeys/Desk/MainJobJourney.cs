using Microsoft.Playwright;
using Revoca.Builders;

namespace Revoca.Journeys.Desk;

public sealed class MainJobJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task From_pasted_links_to_sent_letters_and_her_status()
    {
        var page = await chromium.PageAsync(script: true);
        await SetUpAsync(page);
        await page.KeepAsync("desk-today-empty-en");
        var words = await OpenCaseAsync(page);
        await PasteAsync(page);
        await DecideAsync(page);
        await DraftAsync(page);
        await SendAsync(page);
        await ReadStatusAsync(words);
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync(site.SetUpLink);
        await page.KeepAsync("set-up-en");
        await page.SetUpAsync(site.SetUpLink);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Today");
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
    }

    private static async Task<string> OpenCaseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a case" }).ClickAsync();
        await page.GetByLabel("What we call her").FillAsync("Robin");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-new-en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }).ClickAsync();
        var words = await page.Locator(".code").InnerTextAsync();
        await page.KeepAsync("desk-slip-en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the case" }).ClickAsync();
        return words;
    }

    private static async Task PasteAsync(IPage page)
    {
        await page.GetByLabel("Paste here").FillAsync(Samples.Links);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the links" }).ClickAsync();
        await Assertions.Expect(page.GetByText("61 links → 53 items on 14 hosts")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("3 unusable")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("8 duplicates")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-paste-en");
        await page.Locator(".tabs").GetByText("Items").ClickAsync();
        await Assertions.Expect(page.Locator(".list tbody tr")).ToHaveCountAsync(53);
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-items-en");
    }

    private static async Task DecideAsync(IPage page)
    {
        await page.Locator(".tabs").GetByText("Consent").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the mandate" }).ClickAsync();
        await Assertions.Expect(page.GetByText("M-20")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "She said yes" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list tbody tr")).ToHaveCountAsync(1);
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-consent-en");
    }

    private static async Task DraftAsync(IPage page)
    {
        await page.Locator(".tabs").GetByText("Hosts").ClickAsync();
        await Assertions.Expect(page.Locator(".host-card")).ToHaveCountAsync(14);
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-board-en");
        await page.Locator(".foot button").ClickAsync();
        await page.ShouldReachAsync("/notices");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-notices-en");
    }

    private async Task SendAsync(IPage page)
    {
        var drafts = await page.Locator(".list tbody input[type=checkbox]").CountAsync();
        Assert.True(drafts > 0);
        await page.Locator(".list thead input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Approve and send {drafts}" }).ClickAsync();
        await page.KeepAsync("desk-confirm-en", whole: false);
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Approve and send" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What came of it")).ToBeVisibleAsync();
        await page.KeepAsync("desk-approved-en");
        await Assertions.Expect(page.Locator(".list").GetByText("Sent").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.NotEmpty(Directory.GetFiles(site.PickUpFolder, "*", SearchOption.AllDirectories));
        await page.Locator(".list tbody tr", new() { HasText = "by mail" }).First.Locator("a").ClickAsync();
        await page.ShouldReachAsync("/notices/*");
        await Assertions.Expect(page.Locator(".facts").First).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.WaitForTimeoutAsync(1500);
        await page.KeepAsync("desk-notice-en", whole: false);
        var letter = await page.Locator("iframe.paper").GetAttributeAsync("src") ?? "";
        var pdf = await page.APIRequest.GetAsync(site.Address + letter);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await pdf.BodyAsync()), StringComparison.Ordinal);
    }

    private async Task ReadStatusAsync(string words)
    {
        var she = await chromium.PageAsync(script: false, width: 375, height: 740);
        await she.GotoAsync(site.Address + "/it/check");
        await she.Locator("#code").FillAsync(words);
        await she.Locator("main button").ClickAsync();
        await she.ShouldReachAsync("/it/status");
        await Assertions.Expect(she.Locator(".sentence")).ToContainTextAsync("Nessuno dei 53");
        await she.KeepAsync("public-status-later-it");
    }
}
