using System.Text;
using Microsoft.Playwright;
using Revoca.Builders;

namespace Revoca.Journeys.Public;

/// <summary>What a browser keeps of twelve visits: nothing that was typed, told or opened, and Back shows nothing after leaving.</summary>
public sealed class CanaryTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string Typed = "kestrel7canary";
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twelve_visits_leave_nothing_in_the_profile(bool script)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is not installed.");
        var profile = Directory.CreateTempSubdirectory("revoca-profile-");
        try
        {
            var words = await VisitAsync(profile.FullName, script);
            string[] canaries = [Typed, words, "Helpline Example", "Civitai", "civitai.com"];
            Assert.Empty(Found(profile, canaries));
            Figure.Tell($"browser profile {(script ? "with" : "without")} script: 12 journeys, {canaries.Length} canaries, 0 hits, Back after each of 12 exits shows the empty page");
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private async Task<string> VisitAsync(string profile, bool script)
    {
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchPersistentContextAsync(profile, new() { ExecutablePath = "/usr/bin/chromium", Args = Quiet, JavaScriptEnabled = script });
        browser.SetDefaultTimeout(30_000);
        var page = browser.Pages[0];
        var words = await ReportAsync(page);
        await LeaveAsync(page); // 1: the report
        foreach (var path in new[] { "/status", "/decide", "/choices", "/mandate", "/messages", "/papers", "/pause", "/contact", "/question", "/copy" })
        {
            await OpenAsync(page, words);
            await page.GotoAsync(site.Address + path);
            if (path == "/messages")
            {
                await page.Locator("#message").FillAsync(Typed);
                await page.Locator("main button").First.ClickAsync();
                await Assertions.Expect(page.Locator(".told")).ToContainTextAsync(Typed);
            }

            await LeaveAsync(page); // 2 to 10
        }

        await page.GotoAsync(site.Address + "/help");
        await LeaveAsync(page); // 11: help
        await page.GotoAsync(site.Address + "/check");
        await page.Locator("#code").FillAsync(words + " " + Typed);
        await page.Locator("main button").ClickAsync();
        await page.ShouldReachAsync("/check?last=unknown");
        await LeaveAsync(page); // 12: a wrong code
        return words;
    }

    private async Task<string> ReportAsync(IPage page)
    {
        await page.GotoAsync(site.Address + "/report");
        await page.Locator("input[value=silence]").CheckAsync();
        await OnAsync(page, "receipt");
        var words = await page.Locator(".code").InnerTextAsync();
        await OnAsync(page, "report/age");
        await page.Locator("input[value=No]").CheckAsync();
        await OnAsync(page, "report/what");
        await page.Locator("#what").FillAsync(Typed);
        await OnAsync(page, "report/addresses");
        await page.Locator("#links").FillAsync("https://civitai.com/models/1");
        await OnAsync(page, "report/who");
        await page.GotoAsync(site.Address + "/report/review");
        await OnAsync(page, "report/sent");
        return words;
    }

    private async Task OpenAsync(IPage page, string words)
    {
        await page.GotoAsync(site.Address + "/check");
        await page.Locator("#code").FillAsync(words);
        await page.Locator("main button").ClickAsync();
        await page.ShouldReachAsync("/status");
    }

    private static async Task OnAsync(IPage page, string next)
    {
        await page.Locator("main button").First.ClickAsync();
        await page.ShouldReachAsync("/" + next);
    }

    private static async Task LeaveAsync(IPage page)
    {
        await page.Locator(".leave a").First.ClickAsync();
        // Asked of the page itself: the driver's own wait for an address misses it now and then when a refresh and a redirect follow each other.
        await Assertions.Expect(page.Locator("body")).ToHaveTextAsync("Healthy", new() { Timeout = 30_000 });
        await page.GoBackAsync();
        var shown = await page.Locator("body").InnerTextAsync();
        Assert.DoesNotContain(Typed, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("civitai", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Details", shown, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Found(DirectoryInfo profile, string[] canaries)
    {
        foreach (var file in profile.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file.FullName);
            foreach (var canary in canaries)
            {
                if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(canary)) >= 0)
                    yield return $"{canary} in {Path.GetRelativePath(profile.FullName, file.FullName)}";
            }
        }
    }
}
