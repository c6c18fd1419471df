using Microsoft.Playwright;

namespace Revoca.Journeys.Desk;

public sealed class LostCodeJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task She_agrees_on_a_question_and_a_wrong_answer_at_the_desk_makes_no_new_words_and_is_told_to_her()
    {
        var desk = await chromium.PageAsync(script: true, language: "it-IT");
        await SetUpAsync(desk);
        await desk.GotoAsync(site.Address + "/desk/cases/new");
        await desk.GetByLabel("Come la chiamiamo").FillAsync("Robin");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Apri il caso" }).ClickAsync();
        var words = await desk.Locator(".code").InnerTextAsync();
        var address = await desk.GetByRole(AriaRole.Link, new() { Name = "Vai al caso" }).GetAttributeAsync("href") ?? "";

        var she = await chromium.PageAsync(script: false, width: 390, height: 844);
        await she.GotoAsync(site.Address + "/it/check");
        await she.Locator("#code").FillAsync(words);
        await she.Locator("main button").ClickAsync();
        await she.ShouldReachAsync("/status");
        await she.GotoAsync(site.Address + "/it/question");
        await she.Locator("#question").FillAsync("Che cosa volava sopra il tetto?");
        await she.Locator("#answer").FillAsync("L'aquilone blu");
        await she.GetByRole(AriaRole.Button, new() { Name = "Tieni questa domanda" }).ClickAsync();
        await Assertions.Expect(she.GetByText("Ecco che cosa chiederemmo")).ToBeVisibleAsync();
        await she.ShouldBeAccessibleAsync();
        await she.KeepAsync("public-question-it");

        await desk.GotoAsync(site.Address + address.Replace("/paste", "/her", StringComparison.Ordinal));
        await Assertions.Expect(desk.GetByText("Che cosa volava sopra il tetto?")).ToBeVisibleAsync();
        await TryAsync(desk, "un palloncino");
        await Assertions.Expect(desk.GetByText("Non è la risposta.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.KeepAsync("desk-lost-code-wrong-it");
        await Assertions.Expect(desk.GetByLabel("Che cosa risponde")).ToBeHiddenAsync();
        await desk.GetByLabel("Come l’hai riconosciuta").FillAsync("Dalla voce, al numero concordato.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Chiedi a una seconda persona" }).ClickAsync();
        await Assertions.Expect(desk.GetByText("Dalla voce, al numero concordato.")).ToBeVisibleAsync();
        await desk.KeepAsync("desk-lost-code-asked-it");

        await she.GotoAsync(site.Address + "/it/status");
        await Assertions.Expect(she.GetByText("È stata data una risposta sbagliata")).ToBeAttachedAsync();
    }

    private static async Task TryAsync(IPage desk, string answer)
    {
        await desk.GetByLabel("Che cosa risponde").FillAsync(answer);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Controlla la risposta" }).ClickAsync();
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync(site.SetUpLink.Replace("/set-up", "/it/set-up", StringComparison.Ordinal));
        await page.Locator("#organisation").FillAsync("Linea Esempio");
        await page.Locator("#sender").FillAsync("aiuto@linea.example");
        await page.Locator("#name").FillAsync("Ada Rossi");
        await page.Locator("#mail").FillAsync("ada@linea.example");
        await page.Locator("#password").FillAsync("violetto porto latta finestra");
        await page.Locator("main button").ClickAsync();
        await page.ShouldReachAsync("/desk");
    }
}
