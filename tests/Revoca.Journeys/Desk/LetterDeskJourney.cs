using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Web;
using UglyToad.PdfPig;

namespace Revoca.Journeys.Desk;

/// <summary>A letter from the draft to the decision to let it leave unsigned, and the organisation's own text and logo.</summary>
public sealed class LetterDeskJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private const string Password = "correct horse battery staple";
    private const string Shipped = "I have a bona fide belief";
    private const string Own = "We have a bona fide belief";

    [Fact]
    public async Task A_draft_is_judged_shown_and_changed_texts_and_logo_become_the_organisations_own_and_nothing_leaves_unsigned_unasked()
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        var page = await chromium.PageAsync(script: true);
        page.SetDefaultTimeout(60_000);
        await page.SetUpAsync(site.SetUpLink);
        await OwnTextAsync(page);
        await LogoAsync(page);
        var draft = await DraftAsync();
        await JudgedAsync(page, draft);
        await ChangedAsync(page, draft);
        await CertificateAsync(page);
        await UnsignedAsync(page, draft);
    }

    private async Task OwnTextAsync(IPage page)
    {
        var text = LetterTemplates.Shipped(LetterKind.Dsa16Notice, Language.English);
        await page.GotoAsync(site.Address + Links.LetterTextOf("dsa16-notice", "en"));
        var source = page.Locator("textarea").First;
        await Shows(page.Locator("article.letter"), Shipped);
        await source.FillAsync(text.Replace(Shipped, Own, StringComparison.Ordinal));
        await Shows(page.Locator(".letter-diff .own"), Own);
        await Shows(page.Locator(".letter-diff .shipped"), Shipped);
        await Shows(page.Locator("article.letter"), Own);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this text" }).ClickAsync();
        await Shows(page.Locator("main"), "your own");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-letter-own-en");

        var broken = text.Replace(Shipped, "{{#if by.agent}} We", StringComparison.Ordinal);
        var line = broken[..broken.IndexOf("{{#if by.agent}} We", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        await source.FillAsync(broken);
        await Shows(page.Locator(".letter-faults"), $"Line {line}: The condition 'if' is never closed.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use this text" })).ToBeDisabledAsync();
        await Shows(page.Locator("article.letter"), Own);
        await page.KeepAsync("desk-letter-fault-en");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("textarea").First).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(Own, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".letter-faults")).ToHaveCountAsync(0);
    }

    private async Task LogoAsync(IPage page)
    {
        await page.GotoAsync(site.Address + Links.Settings);
        var part = page.Locator("section[aria-labelledby=logo]");
        await ChooseAsync(part, new FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = "<svg/>"u8.ToArray() });
        await part.GetByRole(AriaRole.Button, new() { Name = "Use this logo" }).ClickAsync();
        await Shows(part, "neither PNG nor JPEG");
        await ChooseAsync(part, new FilePayload { Name = "logo.jpg", MimeType = "image/jpeg", Buffer = Logo() });
        await part.GetByLabel("In words").FillAsync("A lamp");
        await part.GetByRole(AriaRole.Button, new() { Name = "Use this logo" }).ClickAsync();
        await Shows(part, "360 × 120");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-settings-logo-en");
        using var letter = await PdfAsync(page, Links.LetterheadFile);
        Assert.Single(letter.GetPage(1).GetImages());
    }

    private async Task<(CaseReference Case, int Number)> DraftAsync()
    {
        await TestCasework.Employ(site.Services, TestCasework.Ada, "Worker", StaffRole.Advocate, StaffRole.Lead);
        var opened = await DraftedNotices.All(site.Services);
        var notice = (await SentNotices.Show(site.Services, opened)).Notices.First(notice => notice is { Kind: LetterKind.Dsa16Notice, Route: Route.Mail, Address.Length: > 0 });
        return (opened.Reference, notice.Number);
    }

    private async Task JudgedAsync(IPage page, (CaseReference Case, int Number) draft)
    {
        await page.GotoAsync(site.Address + Links.NoticeOf(draft.Case, draft.Number));
        var validity = page.Locator("section[aria-labelledby=validity]");
        await Shows(validity, "Every mandatory element is present");
        Assert.True(await validity.Locator("li").CountAsync() >= 4);
        var exposure = page.Locator("section[aria-labelledby=exposure]");
        await Shows(exposure, "What this letter tells of her");
        await Shows(exposure, "What this channel does with it");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-draft-en");
        using var letter = await PdfAsync(page, Links.LetterOf(draft.Case, draft.Number));
        Assert.Contains(draft.Case.Text, letter.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Contains(Own, string.Concat(letter.GetPages().Select(one => one.Text)), StringComparison.Ordinal);
        Assert.Single(letter.GetPage(1).GetImages());
    }

    private static async Task ChangedAsync(IPage page, (CaseReference Case, int Number) draft)
    {
        await page.Locator("details", new() { HasText = "Language" }).Locator("summary").First.ClickAsync();
        await page.GetByLabel("Language").SelectOptionAsync(nameof(Language.Italian));
        await page.Locator("details[open]").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("iframe.paper")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("v=[1-9]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("details pre")).ToContainTextAsync("Agisco su delega scritta", new() { Timeout = 30_000 });
        Assert.True(draft.Number > 0);
    }

    private async Task CertificateAsync(IPage page)
    {
        await page.GotoAsync(site.Address + Links.Settings);
        var part = page.Locator("section[aria-labelledby=signing]");
        await GiveAsync(part, -400, -10);
        await Shows(part, "The certificate has expired");
        await page.KeepAsync("desk-certificate-expired-en");
        await GiveAsync(part, -10, 400);
        await Shows(part, "can sign");
        await part.GetByRole(AriaRole.Button, new() { Name = "Remove the certificate" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Remove the certificate" }).ClickAsync();
        await Shows(part, "Letters are to be signed, and there is no certificate");
        await page.KeepAsync("desk-certificate-missing-en");
    }

    private async Task UnsignedAsync(IPage page, (CaseReference Case, int Number) draft)
    {
        await page.GotoAsync(site.Address + Links.NoticeOf(draft.Case, draft.Number));
        var signature = page.Locator("section[aria-labelledby=signature]");
        await Shows(signature, "There is no certificate that can be used");
        await page.Locator(".head button", new() { HasText = "Approve" }).ClickAsync();
        await Shows(page.Locator(".mud-snackbar").First, "It cannot be signed");
        await signature.GetByLabel("Why it may leave unsigned").FillAsync("The new certificate comes next week.");
        await signature.GetByRole(AriaRole.Button, new() { Name = "It may leave unsigned" }).ClickAsync();
        await Shows(signature, "Decided: it may leave unsigned");
        await page.KeepAsync("desk-unsigned-en");
        await page.Locator(".head button", new() { HasText = "Approve" }).ClickAsync();
        await Shows(signature, "Without a signature");
    }

    /// <summary>A file chosen before the page listens would be lost, so this waits until it does.</summary>
    private static async Task ChooseAsync(ILocator part, FilePayload file)
    {
        var input = part.Locator("input[type=file]");
        await part.Page.WaitForFunctionAsync("input => '_blazorInputFileNextFileId' in input", await input.ElementHandleAsync());
        await input.SetInputFilesAsync(file);
    }

    private static async Task GiveAsync(ILocator part, int from, int until)
    {
        await ChooseAsync(part, new FilePayload { Name = "seal.p12", MimeType = "application/x-pkcs12", Buffer = Certificate(from, until) });
        await part.GetByLabel("Password of the file").FillAsync(Password);
        await part.GetByRole(AriaRole.Button, new() { Name = "Keep the certificate" }).ClickAsync();
    }

    /// <summary>A certificate of the test's own, valid from so many days from now until so many.</summary>
    private static byte[] Certificate(int from, int until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Helpline Example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(from), now.AddDays(until));
        return made.Export(X509ContentType.Pkcs12, Password);
    }

    private static byte[] Logo()
    {
        using var picture = Revoca.Builders.Media.Pictures.Waves(360, 120);
        return Revoca.Builders.Media.Pictures.Bytes(picture, SkiaSharp.SKEncodedImageFormat.Jpeg, 80);
    }

    private async Task<PdfDocument> PdfAsync(IPage page, string link)
    {
        var answer = await page.APIRequest.GetAsync(site.Address + link);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        return PdfDocument.Open(await answer.BodyAsync());
    }

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = 30_000 });
}
