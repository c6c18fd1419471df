using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;

namespace Revoca.Journeys.Desk;

/// <summary>One letter on the desk in Italian: what the law asks for, who learns what, what tells less, who pressed the shutter, and the signature.</summary>
public sealed class LetterDeskJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private const string Password = "violetto porto latta finestra";

    [Fact]
    public async Task A_letter_is_looked_at_tells_less_is_signed_and_leaves()
    {
        var page = await chromium.PageAsync(script: true, language: "it-IT");
        await SetUpAsync(page);
        await KeepCertificateAsync(page);
        await DraftAsync(page);
        await LookAsync(page);
        await TellLessAsync(page);
        await AskAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approva e invia" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Firmata con il certificato dell'organizzazione")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-letter-sent-it");
    }

    private static async Task LookAsync(IPage page)
    {
        var validity = page.Locator("section", new() { HasText = "Che cosa chiede la legge" });
        await Assertions.Expect(validity.GetByText("Tutti gli elementi obbligatori ci sono")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Sarà firmata con il certificato dell'organizzazione")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-letter-draft-it");
        await page.SetViewportSizeAsync(390, 844);
        await page.KeepAsync("desk-letter-draft-phone-it");
        await page.SetViewportSizeAsync(1280, 800);
    }

    private static async Task TellLessAsync(IPage page)
    {
        var exposure = page.Locator("section", new() { HasText = "Chi saprà che cosa" });
        await Assertions.Expect(exposure.GetByText("Che esiste un mandato")).ToBeVisibleAsync();
        await exposure.Locator("li", new() { HasText = "a proprio nome" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(exposure.GetByText("Che esiste un mandato")).ToHaveCountAsync(0);
        await Assertions.Expect(exposure.GetByText("Nessuno è menzionato")).ToBeVisibleAsync();
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GetByText("Notifica per diritto d'autore (Stati Uniti)").ClickAsync();
        await page.GetByLabel("Un'altra persona", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(page.GetByText("I diritti sono di chi ha scattato.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Trasforma in notifica" })).ToHaveCountAsync(0);
        await page.GetByLabel("Lei stessa").CheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Trasforma in notifica" })).ToBeDisabledAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-letter-shutter-it");
    }

    private async Task KeepCertificateAsync(IPage page)
    {
        await page.GotoAsync(site.Address + "/desk/settings");
        var signing = page.Locator("section", new() { HasText = "Firma sotto le lettere" });
        await signing.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "firma.p12", MimeType = "application/x-pkcs12", Buffer = Pkcs12() });
        await signing.GetByLabel("Password del file").FillAsync(Password);
        await signing.GetByRole(AriaRole.Button, new() { Name = "Salva il certificato" }).ClickAsync();
        await Assertions.Expect(signing.GetByText("può firmare")).ToBeVisibleAsync();
        await Assertions.Expect(signing.GetByLabel("Password del file")).ToHaveValueAsync("");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-settings-signing-it");
    }

    private static byte[] Pkcs12()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Linea Esempio", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
        return certificate.Export(X509ContentType.Pkcs12, Password);
    }

    private static async Task DraftAsync(IPage page)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/desk/cases/new").ToString());
        await page.GetByLabel("Come la chiamiamo").FillAsync("Robin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apri il caso" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Vai al caso" }).ClickAsync();
        await page.GetByLabel("Incolla qui").FillAsync("https://mega.nz/file/aBcDeFgH\nhttps://mega.nz/file/hGfEdCbA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leggi" }).ClickAsync();
        await page.Locator(".tabs").GetByText("Consenso").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Annota il mandato" }).ClickAsync();
        await Assertions.Expect(page.GetByText("M-20")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ha detto sì" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list tbody tr")).ToHaveCountAsync(1);
        await page.Locator(".tabs").GetByText("Siti").ClickAsync();
        await page.Locator(".foot button").ClickAsync();
        await page.WaitForURLAsync("**/notices");
        await page.Locator(".list tbody tr a").First.ClickAsync();
        await page.WaitForURLAsync("**/notices/*");
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync(site.SetUpLink.Replace("/set-up", "/it/set-up", StringComparison.Ordinal));
        await page.Locator("#organisation").FillAsync("Linea Esempio");
        await page.Locator("#sender").FillAsync("aiuto@linea.example");
        await page.Locator("#name").FillAsync("Ada Rossi");
        await page.Locator("#mail").FillAsync("ada@linea.example");
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/desk");
    }
}
