using Microsoft.Playwright;

namespace Revoca.Journeys.Public;

/// <summary>A newcomer reports without script, gives one yes and one no; the advocate sends exactly what was allowed; a withdrawal in between stops the rest.</summary>
public sealed class DoneWhenJourney(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("/it", "it")]
    public async Task What_she_allows_leaves_and_nothing_else(string prefix, string language)
    {
        await using var site = new LiveSite();
        var desk = await chromium.PageAsync(script: true);
        await SetUpAsync(desk, site);
        var she = await chromium.PageAsync(script: false, width: 390, height: 844);
        await ReportAsync(she, site.Address + prefix);
        await AgreeAsync(she, site.Address + prefix, language);
        await DraftAsync(desk, site);
        await ApproveAsync(desk, "civitai", "Queued to leave");
        await Assertions.Expect(Row(desk, "civitai")).ToContainTextAsync("Sent", new() { Timeout = 30_000 });
        var left = Letters(site);
        Assert.Equal(1, left);
        await ApproveAsync(desk, "google", "The consent gate is closed");

        await she.GotoAsync(site.Address + prefix + "/choices");
        await she.Locator("section.sheet button").First.ClickAsync();
        await Assertions.Expect(she.Locator("main")).ToContainTextAsync("Civitai");
        await she.KeepAsync($"public-choices-{language}");
        await ApproveAsync(desk, "gofile", "The consent gate is closed");
        Assert.Equal(left, Letters(site));
        await she.GotoAsync(site.Address + prefix + "/status");
        await she.KeepAsync($"public-status-after-{language}");
    }

    private static int Letters(LiveSite site) => Directory.GetFiles(site.PickUpFolder, "*", SearchOption.AllDirectories).Length;

    private static ILocator Row(IPage desk, string host) =>
        desk.Locator(".list tbody tr").Filter(new() { HasTextRegex = new(host, System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) });

    private static async Task SetUpAsync(IPage page, LiveSite site) => await page.SetUpAsync(site.SetUpLink);

    private static async Task ReportAsync(IPage she, string address)
    {
        await she.GotoAsync(address + "/report");
        await she.Locator("input[value=silence]").CheckAsync();
        await OnAsync(she, "receipt");
        Assert.Equal(6, (await she.Locator(".code").InnerTextAsync()).Split(' ').Length);
        await OnAsync(she, "report/age");
        await she.Locator("input[value=No]").CheckAsync();
        await OnAsync(she, "report/what");
        await OnAsync(she, "report/addresses");
        await she.Locator("#links").FillAsync("https://civitai.com/models/1\nhttps://gofile.io/d/AbCd12\nhttps://www.google.com/search?q=robin+example");
        await OnAsync(she, "report/who");
        await OnAsync(she, "report/sites");
        await she.Locator("input[value=Yes]").CheckAsync();
        await OnAsync(she, "report/search");
        await she.Locator("input[value=No]").CheckAsync();
        await OnAsync(she, "report/offices");
        await OnAsync(she, "report/review");
        await OnAsync(she, "report/sent");
    }

    private static async Task AgreeAsync(IPage she, string address, string language)
    {
        await she.GotoAsync(address + "/mandate");
        await she.KeepAsync($"public-mandate-{language}");
        await OnAsync(she, "choices");
        await Assertions.Expect(she.Locator("main")).ToContainTextAsync("M-20");
    }

    private static async Task OnAsync(IPage she, string next)
    {
        await she.Locator("main button").First.ClickAsync();
        await she.ShouldReachAsync("/" + next);
    }

    private static async Task DraftAsync(IPage desk, LiveSite site)
    {
        await desk.GotoAsync(site.Address + "/desk/cases");
        await desk.Locator(".list tbody a").First.ClickAsync();
        await desk.Locator(".tabs").GetByText("Hosts").ClickAsync();
        await Assertions.Expect(desk.Locator(".host-card")).ToHaveCountAsync(3);
        await desk.Locator(".foot button").ClickAsync();
        await desk.ShouldReachAsync("/notices");
        await Assertions.Expect(desk.Locator(".list tbody tr")).Not.ToHaveCountAsync(0);
    }

    private static async Task ApproveAsync(IPage desk, string host, string outcome)
    {
        await desk.ReloadAsync();
        await Row(desk, host).Locator("input[type=checkbox]").CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Approve and send 1" }).ClickAsync();
        await desk.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Approve and send" }).ClickAsync();
        await Assertions.Expect(desk.Locator("[aria-live=polite]", new() { HasText = "What came of it" })).ToContainTextAsync(outcome);
    }
}
