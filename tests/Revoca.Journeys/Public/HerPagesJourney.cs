using Microsoft.Playwright;
using Revoca.Builders;

namespace Revoca.Journeys.Public;

/// <summary>Every page behind her code on a phone, without script: what she does there is done, and the page says so.</summary>
public sealed class HerPagesJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private const int Phone = 360;

    [Theory]
    [InlineData("", "en", "You took it back on", "We would ask this|This is what we would ask", "24 December", "Deletion is asked for.")]
    [InlineData("/it", "it", "L'hai ritirato il", "Ecco che cosa chiederemmo", "24 dicembre", "La cancellazione è richiesta.")]
    public async Task She_takes_back_agrees_on_a_question_names_days_and_asks_for_deletion(string prefix, string language, string takenBack, string asked, string day, string deletion)
    {
        var she = await chromium.PageAsync(script: false, width: Phone, height: 740);
        var address = site.Address + prefix;
        await ReportAsync(she, address);

        await she.GotoAsync(address + "/earlier");
        await she.Locator("#to-whom").FillAsync(language == "it" ? "uno studio fotografico" : "a photographer's studio");
        await she.Locator("input[value=Host]").CheckAsync();
        await she.Locator("#scope").FillAsync(language == "it" ? "foto per una mostra" : "photos for one exhibition");
        await she.Locator("#given").FillAsync("14/5/2024");
        await SendAsync(she, "state");
        await ShowsAsync(she, takenBack, $"her-earlier-{language}");

        await she.GotoAsync(address + "/question");
        await she.Locator("#question").FillAsync(language == "it" ? "Che cosa volava sopra le dune?" : "What flew over the dunes?");
        await she.Locator("#answer").FillAsync("blue kite");
        await SendAsync(she, "agree");
        await ShowsAsync(she, asked.Split('|')[^1], $"her-question-{language}");
        await Assertions.Expect(she.Locator("body")).Not.ToContainTextAsync("kite");

        await she.GotoAsync(address + "/days");
        await she.Locator("#first").FillAsync("2026-12-24");
        await she.Locator("#last").FillAsync("2027-01-06");
        await SendAsync(she, "add");
        await ShowsAsync(she, day, $"her-days-{language}");

        await she.GotoAsync(address + "/place");
        await she.KeepAsync($"her-place-{language}");
        await she.GotoAsync(address + "/papers");
        await she.KeepAsync($"her-papers-{language}");
        await she.GotoAsync(address + "/contact");
        await she.KeepAsync($"her-contact-{language}");
        await she.GotoAsync(address + "/pause");
        await SendAsync(she, "delete");
        await ShowsAsync(she, deletion, $"her-pause-{language}");
        await SendAsync(she, "keep");
        await Assertions.Expect(she.Locator("main")).Not.ToContainTextAsync(deletion);
        await she.GotoAsync(address + "/copy");
        await she.Locator("summary").ClickAsync();
        await she.KeepAsync($"her-copy-{language}");
        await she.GotoAsync(address + "/status");
        foreach (var summary in await she.Locator("summary").AllAsync())
            await summary.ClickAsync();
        await she.KeepAsync($"her-status-open-{language}");
        Figure.Tell($"her pages {language} on a phone of {Phone} pixels without script: taken back, question, days, deletion and its end, each said by the page");
    }

    private static async Task ReportAsync(IPage she, string address)
    {
        await she.GotoAsync(address + "/report");
        await she.Locator("input[value=silence]").CheckAsync();
        await OnAsync(she, "receipt");
        await OnAsync(she, "report/age");
        await she.Locator("input[value=No]").CheckAsync();
        await OnAsync(she, "report/what");
        await OnAsync(she, "report/addresses");
        await she.Locator("#links").FillAsync("https://civitai.com/models/1");
        await OnAsync(she, "report/who");
        await she.GotoAsync(address + "/report/review");
        await OnAsync(she, "report/sent");
    }

    private static async Task OnAsync(IPage she, string next)
    {
        await she.Locator("main button").First.ClickAsync();
        await she.ShouldReachAsync("/" + next);
    }

    // A page may hold several forms: the one is found by the name of its handler.
    private static Task SendAsync(IPage she, string form) => she.Locator($"form:has(input[value='{form}']) button").ClickAsync();

    private static async Task ShowsAsync(IPage she, string words, string picture)
    {
        await Assertions.Expect(she.Locator("main")).ToContainTextAsync(words);
        await she.KeepAsync(picture);
    }
}
