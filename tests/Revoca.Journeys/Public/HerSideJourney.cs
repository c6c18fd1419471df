using Microsoft.Playwright;

namespace Revoca.Journeys.Public;

public sealed class HerSideJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("/it", "it")]
    public async Task Without_script_she_reports_keeps_her_words_and_reads_one_calm_sentence(string prefix, string language)
    {
        var page = await chromium.PageAsync(script: false, width: 375, height: 740);
        await page.GotoAsync(site.Address + prefix + "/");
        await page.KeepAsync($"public-start-{language}");
        await page.GotoAsync(site.Address + prefix + "/report");
        await page.KeepAsync($"public-report-{language}");
        await page.Locator("input[value=silence]").CheckAsync();
        await OnAsync(page, "receipt", language);
        var words = await page.Locator(".code").InnerTextAsync();
        await OnAsync(page, "report/age", language);
        await page.Locator("input[value=No]").CheckAsync();
        await OnAsync(page, "report/what", language);
        await page.Locator("[name='Form.Published']").CheckAsync();
        await page.Locator("#what").FillAsync("something happened");
        await OnAsync(page, "report/addresses", language);
        await page.Locator("#links").FillAsync("https://civitai.com/models/1\nhttps://x.com/a/status/1");
        await OnAsync(page, "report/who", language);
        await OnAsync(page, "report/sites", language);
        await OnAsync(page, "report/search", language);
        await OnAsync(page, "report/offices", language);
        await OnAsync(page, "report/review", language);
        await OnAsync(page, "report/sent", language);
        await page.GotoAsync(site.Address + prefix + "/check");
        await page.KeepAsync($"public-check-{language}");
        await page.Locator("#code").FillAsync(words);
        await page.Locator("main button").ClickAsync();
        await page.ShouldReachAsync("/status");
        await page.KeepAsync($"public-status-{language}");
        await Assertions.Expect(page.Locator(".sentence")).ToContainTextAsync("2");
        Assert.Equal(language == "it" ? "Appunti" : "Notes", await page.TitleAsync());
    }

    [Theory]
    [InlineData("", "Leave this page", "Continue")]
    [InlineData("/it", "Esci da questa pagina", "Continua")]
    public async Task Leaving_without_script_works_even_where_the_browser_does_not_follow_by_itself(string prefix, string leave, string on)
    {
        var page = await chromium.PageAsync(script: false);
        // The refresh is taken out on its way: whether and when a browser follows it is its own affair.
        await page.RouteAsync("**/x1", async route =>
        {
            var answer = await route.FetchAsync();
            var body = await answer.TextAsync();
            var refresh = $"<meta http-equiv=\"refresh\" content=\"0;url={prefix}/x2\">";
            Assert.Contains(refresh, body, StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = body.Replace(refresh, "", StringComparison.Ordinal) });
        });
        await page.GotoAsync(site.Address + prefix + "/help");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal(leave, await page.Locator(":focus").InnerTextAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = on, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveTextAsync("Healthy", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Shift_three_times_covers_the_page_and_leaves()
    {
        var page = await chromium.PageAsync(script: true);
        await page.GotoAsync(site.Address + "/help");
        for (var i = 0; i < 3; i++)
            await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(page.Locator("body")).ToHaveTextAsync("Healthy", new() { Timeout = 30_000 });
    }

    private static async Task OnAsync(IPage page, string next, string language)
    {
        await page.Locator("main button").ClickAsync();
        await page.ShouldReachAsync("/" + next);
        await page.KeepAsync($"public-{next.Replace('/', '-')}-{language}");
    }
}
