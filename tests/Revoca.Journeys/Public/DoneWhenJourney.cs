using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;

namespace Revoca.Journeys.Public;

/// <summary>A newcomer reports without script, gets a code, gives one yes and one no; the advocate sends exactly what was allowed; a withdrawal in between stops the rest.</summary>
public sealed class DoneWhenJourney(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "en", "One thing is still needed from you", "You took it back", "One letter was stopped before it left.")]
    [InlineData("/it", "it", "Serve ancora una cosa da te", "L'hai ritirato", "Una lettera è stata fermata prima di partire.")]
    public async Task What_she_allows_leaves_and_nothing_else(string prefix, string language, string needed, string takenBack, string stopped)
    {
        using var folder = new TestFolder();
        using var authority = new TestAuthority(folder.Path);
        await using var server = new SmtpStub(authority.For("localhost"));
        await using var site = new LiveSite();
        MailSetUp.For(site.Services.GetRequiredService<MailOptions>(), server.Port, 0, authority.RootFile);
        var desk = await chromium.PageAsync(script: true);
        await desk.SetUpAsync(site.SetUpLink);

        var she = await chromium.PageAsync(script: false, width: 360, height: 740);
        var address = site.Address + prefix;
        var words = await ReportAsync(she, address, language);
        // She closes it and comes back with her words, as she would on another day.
        await she.GotoAsync(address + "/x2");
        await OpenAsync(she, address, words);
        await Assertions.Expect(she.Locator(".sentence")).ToContainTextAsync(needed);
        await she.KeepAsync($"her-status-before-{language}");
        await AgreeAsync(she, language);

        await DraftAsync(desk, site);
        await ApproveAsync(desk, "civitai", "Queued to leave");
        await Assertions.Expect(Row(desk, "civitai")).ToContainTextAsync("Sent", new() { Timeout = 30_000 });
        await ApproveAsync(desk, "google", "The consent gate is closed");
        await desk.KeepAsync($"desk-gate-closed-{language}");

        // The next letter is approved, but its host asks to come again later: it waits when she takes her yes back.
        server.Fault = SmtpFault.RecipientRefusedForNow;
        await ApproveAsync(desk, "hugging", "Queued to leave");
        await DelayedAsync(site);
        await she.GotoAsync(address + "/choices");
        await she.KeepAsync($"her-choices-{language}");
        await she.Locator("section.sheet button").First.ClickAsync();
        await Assertions.Expect(she.Locator("main")).ToContainTextAsync(takenBack);
        await Assertions.Expect(she.Locator("main")).ToContainTextAsync("Civitai");
        await she.KeepAsync($"her-taken-back-{language}");
        server.Fault = SmtpFault.None;
        await desk.ReloadAsync();
        await Assertions.Expect(Row(desk, "hugging")).ToContainTextAsync("Withdrawn");

        await she.GotoAsync(address + "/status");
        await she.Locator("summary").Nth(1).ClickAsync();
        await Assertions.Expect(she.Locator("main")).ToContainTextAsync(stopped);
        await she.KeepAsync($"her-status-after-{language}");
        var left = Assert.Single(server.Accepted);
        Assert.Contains("civitai", Assert.Single(left.To), StringComparison.OrdinalIgnoreCase);
        Figure.Tell($"the whole way {language}, her side without script at 360 pixels: 1 letter allowed and sent, 1 refused and closed by the gate, 1 stopped by a withdrawal while it waited");
    }

    private static ILocator Row(IPage desk, string host) =>
        desk.Locator(".list tbody tr").Filter(new() { HasTextRegex = new(host, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) });

    /// <returns>Her six words.</returns>
    private static async Task<string> ReportAsync(IPage she, string address, string language)
    {
        await she.GotoAsync(address + "/");
        await she.KeepAsync($"her-start-{language}");
        await she.Locator("a.choice").First.ClickAsync();
        await she.Locator("input[value=silence]").CheckAsync();
        await OnAsync(she, "receipt");
        await she.KeepAsync($"her-words-{language}");
        var words = await she.Locator(".code").InnerTextAsync();
        Assert.Equal(6, words.Split(' ').Length);
        await OnAsync(she, "report/age");
        await she.Locator("input[value=No]").CheckAsync();
        await OnAsync(she, "report/what");
        await she.Locator("[name='Form.Published']").CheckAsync();
        await OnAsync(she, "report/addresses");
        await she.Locator("#links").FillAsync("https://civitai.com/models/1\nhttps://huggingface.co/some-account/some-model\nhttps://www.google.com/search?q=robin+example");
        await OnAsync(she, "report/who");
        await she.Locator("#country").SelectOptionAsync("IT");
        await OnAsync(she, "report/sites");
        await she.KeepAsync($"her-may-we-write-{language}");
        await she.Locator("input[value=Yes]").CheckAsync();
        await OnAsync(she, "report/search");
        await she.Locator("input[value=No]").CheckAsync();
        await OnAsync(she, "report/offices");
        await OnAsync(she, "report/review");
        await she.KeepAsync($"her-review-{language}");
        await OnAsync(she, "report/sent");
        await she.KeepAsync($"her-sent-{language}");
        return words;
    }

    private static async Task OpenAsync(IPage she, string address, string words)
    {
        await she.GotoAsync(address + "/check");
        await she.Locator("#code").FillAsync(words);
        await OnAsync(she, "status");
    }

    private static async Task AgreeAsync(IPage she, string language)
    {
        await she.Locator("main a.button").First.ClickAsync();
        await she.ShouldReachAsync("/mandate");
        await she.KeepAsync($"her-mandate-{language}");
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

    // Written down in the same save that puts the letter back among those that wait.
    private static async Task DelayedAsync(LiveSite site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        for (var tries = 0; tries < 600; tries++)
        {
            if (await db.Events.AnyAsync(x => x.Kind == CaseEventKind.NoticeDelayed, Stop))
                return;
            await Task.Delay(100, Stop);
        }

        throw new InvalidOperationException("The letter was not refused for now within a minute.");
    }
}
