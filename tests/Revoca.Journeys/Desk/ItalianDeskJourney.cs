using Microsoft.Playwright;

namespace Revoca.Journeys.Desk;

public sealed class ItalianDeskJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task The_desk_speaks_Italian_to_whoever_set_it_up_in_Italian_and_every_page_is_accessible()
    {
        var page = await chromium.PageAsync(script: true, language: "it-IT");
        await SetUpAsync(page);
        foreach (var (path, heading) in new[] { ("/desk/cases", "Casi"), ("/desk/hosts", "Siti"), ("/desk/settings", "Impostazioni"), ("/desk/search", "Cerca"), ("/desk/settings/keeping", "Conservare e cancellare"), ("/desk/settings/backups", "Copie di riserva"), ("/desk/settings/recovery", "Parole di recupero"), ("/desk/inbox", "Posta in arrivo"), ("/desk/audit", "Registro"), ("/desk/cases/new", "Apri un caso") })
        {
            await page.GotoAsync(site.Address + path);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);
            await page.ShouldBeAccessibleAsync();
            await page.KeepAsync($"desk{path.Replace("/desk", "", StringComparison.Ordinal).Replace('/', '-')}-it", whole: false);
        }

        await AuditAsync(page);
        await page.GotoAsync(site.Address + "/desk/cases/new");
        await page.GetByLabel("Come la chiamiamo").FillAsync("Robin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apri il caso" }).ClickAsync();
        await Assertions.Expect(page.Locator(".code")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Vai al caso" }).ClickAsync();
        await page.Locator(".tabs").GetByText("Panoramica").ClickAsync();
        await Assertions.Expect(page.GetByText("Ora: incolla gli indirizzi.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await DarkAndDiscreetAsync(page);
    }

    private async Task AuditAsync(IPage page)
    {
        await page.GotoAsync(site.Address + "/desk/audit");
        await Assertions.Expect(page.GetByText("organisation.describe")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Ada Rossi advocate" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verifica tutto il registro" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ogni registrazione è al suo posto")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-audit-checked-it", whole: false);
        var anchor = await page.APIRequest.GetAsync(site.Address + "/desk/audit/anchor.note");
        Assert.StartsWith("revoca.example/", await anchor.TextAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Esito").SelectOptionAsync("refused");
        await Assertions.Expect(page.GetByText("Nessuna registrazione corrisponde al filtro.")).ToBeVisibleAsync();
    }

    private static async Task DarkAndDiscreetAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Colori scuri" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk.dark")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Alt+d");
        await Assertions.Expect(page.Locator("h1")).Not.ToContainTextAsync("Robin");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-case-dark-it", whole: false);
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToBeVisibleAsync();
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.SetUpAsync(site.SetUpLink.Replace("/set-up", "/it/set-up", StringComparison.Ordinal), "ada@linea.example", "Linea Esempio");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Oggi");
    }
}
