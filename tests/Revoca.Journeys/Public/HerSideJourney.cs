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
        await page.Locator("input[value=no][name='Form.Age']").CheckAsync();
        await page.Locator("#what").FillAsync("something happened");
        await page.Locator("#links").FillAsync("https://civitai.com/models/1\nhttps://x.com/a/status/1");
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        await page.KeepAsync($"public-receipt-{language}");
        var words = await page.Locator(".code").InnerTextAsync();
        await page.GotoAsync(site.Address + prefix + "/check");
        await page.KeepAsync($"public-check-{language}");
        await page.Locator("#code").FillAsync(words);
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/status");
        await page.KeepAsync($"public-status-{language}");
        await Assertions.Expect(page.Locator(".sentence")).ToContainTextAsync("2");
        Assert.Equal(language == "it" ? "Appunti" : "Notes", await page.TitleAsync());
    }

    [Fact]
    public async Task Leaving_without_script_takes_two_hops_to_a_neutral_place()
    {
        var page = await chromium.PageAsync(script: false);
        await page.GotoAsync(site.Address + "/help");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Leave this page", await page.Locator(":focus").InnerTextAsync());
        Assert.Equal("/x1", await page.Locator(".leave a").First.GetAttributeAsync("href"));
        // Each hop is asked for by itself: the browser's own timing of a refresh of 0 seconds is not what is tested.
        var first = await page.APIRequest.GetAsync(site.Address + "/x1");
        Assert.Contains("content=\"0;url=/x2\"", await first.TextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/x2");
        Assert.EndsWith("/health", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shift_three_times_covers_the_page_and_leaves()
    {
        var page = await chromium.PageAsync(script: true);
        await page.GotoAsync(site.Address + "/help");
        for (var i = 0; i < 3; i++)
            await page.Keyboard.PressAsync("Shift");
        await page.WaitForURLAsync("**/health");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/it/")]
    [InlineData("/help")]
    [InlineData("/it/help")]
    [InlineData("/report")]
    [InlineData("/it/report")]
    [InlineData("/check")]
    [InlineData("/it/check")]
    [InlineData("/sign-in")]
    [InlineData("/it/sign-in")]
    [InlineData("/not-there")]
    public async Task Each_public_page_is_accessible_and_fits_320_pixels(string path)
    {
        var page = await chromium.PageAsync(script: true, width: 320, height: 640);
        await page.GotoAsync(site.Address + path);
        await page.ShouldBeAccessibleAsync();
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= 320, $"{path} is {wide} pixels wide.");
    }
}
