using Microsoft.Playwright;
using Revoca.Builders;

namespace Revoca.Journeys.Public;

/// <summary>Every public page in both languages: no rule of axe is broken, nothing scrolls sideways on 320 pixels, and text may be twice as large.</summary>
public sealed class PublicPagesJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private const int Phone = 360;

    [Theory]
    [InlineData("")]
    [InlineData("/it")]
    public async Task Each_page_is_accessible_narrow_and_can_be_read_twice_as_large(string prefix)
    {
        var page = await chromium.PageAsync(script: true, width: 320, height: 640);
        var seen = new List<string>();
        foreach (var path in PublicRoutes.Open.Except(["/not-found", "/oops"]))
            await LookAsync(path);
        await page.GotoAsync(site.Address + prefix + "/report");
        await page.Locator("input[value=silence]").CheckAsync();
        await OnAsync(page, "/receipt");
        await LookAsync("/receipt");
        await OnAsync(page, "/report/age");
        await page.Locator("input[value=Unclear]").CheckAsync();
        await OnAsync(page, "/report/places");
        await LookAsync("/report/places");
        await page.GotoAsync(site.Address + prefix + "/report/age");
        await page.Locator("input[value=No]").CheckAsync();
        await OnAsync(page, "/report/what");
        await OnAsync(page, "/report/addresses");
        await page.Locator("#links").FillAsync("https://civitai.com/models/1234567890?modelVersionId=1234567890\nhttps://x.com/an_account_with_a_long_name/status/1234567890123456789");
        await OnAsync(page, "/report/who");
        foreach (var path in PublicRoutes.Steps)
            await LookAsync(path);
        await OnAsync(page, "/report/sent");
        foreach (var path in PublicRoutes.Hers)
            await LookAsync(path);
        // Two pages only a mistake leads to.
        await LookAsync("/not-there", "/not-found");
        await LookAsync("/oops");
        Assert.Equal(PublicRoutes.All.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Figure.Tell($"axe over every public page {(prefix.Length > 0 ? "it" : "en")}: {seen.Count} pages, 0 violations, 0 wider than 320 pixels, 0 wider than {Phone} pixels with text of 200 %");

        async Task LookAsync(string path, string? route = null)
        {
            await page.GotoAsync(site.Address + prefix + path);
            await page.ShouldBeAccessibleAsync();
            Assert.True(await WidthAsync(page) <= 320, $"{prefix}{path} is wider than 320 pixels.");
            // The narrowest of today's telephones, with text twice the 112.5 % of the style.
            await page.SetViewportSizeAsync(Phone, 740);
            await page.EvaluateAsync("document.documentElement.style.fontSize = '225%'");
            Assert.True(await WidthAsync(page) <= Phone, $"{prefix}{path} is {await WidthAsync(page)} pixels wide with text of 200 %.");
            await page.SetViewportSizeAsync(320, 640);
            await page.KeepAsync($"large{prefix.Replace('/', '-')}{path.Replace('/', '-')}");
            seen.Add(route ?? path);
        }

        async Task OnAsync(IPage from, string next)
        {
            await from.Locator("main button").Last.ClickAsync();
            await from.ShouldReachAsync(prefix + next);
        }
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}
