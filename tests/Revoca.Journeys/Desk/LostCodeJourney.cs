using Microsoft.Playwright;

namespace Revoca.Journeys.Desk;

/// <summary>She loses her words: the agreed question, new words, the old ones dead, and all of it on her page.</summary>
public sealed class LostCodeJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Her_answer_brings_new_words_the_old_ones_open_nothing_and_she_reads_that_it_happened()
    {
        var desk = await chromium.PageAsync(script: true, language: "it-IT");
        await desk.SetUpAsync(site.SetUpLink.Replace("/set-up", "/it/set-up", StringComparison.Ordinal));
        await desk.GotoAsync(site.Address + "/desk/cases/new");
        await desk.GetByLabel("Come la chiamiamo").FillAsync("Robin");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Apri il caso" }).ClickAsync();
        var old = await desk.Locator(".code").InnerTextAsync();
        var paste = await desk.GetByRole(AriaRole.Link, new() { Name = "Vai al caso" }).GetAttributeAsync("href") ?? "";

        var she = await chromium.PageAsync(script: true, width: 390, height: 844, language: "it-IT");
        await EnterAsync(she, old);
        await AgreeAsync(she);

        await desk.GotoAsync(site.Address + paste.Replace("/paste", "/her", StringComparison.Ordinal));
        await Assertions.Expect(desk.GetByText("Che cosa volava sopra il tetto?")).ToBeVisibleAsync();
        await desk.KeepAsync("desk-lost-code-asked-it");
        await desk.GetByLabel("Che cosa risponde").FillAsync("l’AQUILONE blu!");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Controlla la risposta" }).ClickAsync();
        await Assertions.Expect(desk.Locator(".slip .code")).ToBeVisibleAsync();
        var fresh = await desk.Locator(".slip .code").InnerTextAsync();
        Assert.NotEqual(old, fresh);
        await desk.ShouldBeAccessibleAsync();
        await desk.KeepAsync("desk-lost-code-made-it");

        // Whoever has the page open with the old words is out at once, and they open nothing more.
        await she.GotoAsync(site.Address + "/it/status");
        await Assertions.Expect(she.GetByText("Questa pagina si è chiusa da sola")).ToBeVisibleAsync();
        await she.GotoAsync(site.Address + "/it/check");
        await she.Locator("#code").FillAsync(old);
        await she.Locator("main button").ClickAsync();
        await Assertions.Expect(she.GetByText("Questo codice non ha aperto nulla.")).ToBeVisibleAsync();
        await EnterAsync(she, fresh);
        await Assertions.Expect(she.GetByText("Sono state create parole nuove; quelle vecchie non aprono più nulla.")).ToBeAttachedAsync();
        await she.Locator("details").EvaluateAllAsync<bool>("all => all.map(one => one.open = true).length > 0");
        await she.ShouldBeAccessibleAsync();
        await she.KeepAsync("public-lost-code-told-it");
    }

    private async Task EnterAsync(IPage she, string words)
    {
        await she.GotoAsync(site.Address + "/it/check");
        await she.Locator("#code").FillAsync(words);
        await she.Locator("main button").ClickAsync();
        await she.ShouldReachAsync("/status");
    }

    private async Task AgreeAsync(IPage she)
    {
        await she.GotoAsync(site.Address + "/it/question");
        await she.Locator("#question").FillAsync("Che cosa volava sopra il tetto?");
        await she.Locator("#answer").FillAsync("L'aquilone blu");
        await she.GetByRole(AriaRole.Button, new() { Name = "Tieni questa domanda" }).ClickAsync();
        await Assertions.Expect(she.GetByText("Che cosa volava sopra il tetto?")).ToBeVisibleAsync();
        await she.ShouldBeAccessibleAsync();
        await she.KeepAsync("public-question-it");
    }
}
