using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;
using Revoca.Web;

namespace Revoca.Journeys.Desk;

/// <summary>A demand for proof of consent from draft to assessment, and the letter by which she takes an older consent back, both in a browser.</summary>
public sealed class ConsentDeskJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proof_is_demanded_and_assessed_and_an_older_consent_is_taken_back()
    {
        var page = await chromium.PageAsync(script: true, width: 1280);
        await page.SetUpAsync(site.SetUpLink);
        var (opened, ada) = await CaseAsync();
        await page.GotoAsync(site.Address + Links.TabOf(opened.Reference, CaseTabs.Consent));
        await page.GetByText("Draft the demand").First.ClickAsync();
        await page.Locator("section", new() { HasText = "Proof of consent" }).Locator("fieldset input[type=checkbox]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft the demand" }).ClickAsync();
        await page.ShouldReachAsync("/notices/1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Who will learn what");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-proof-draft-en");

        await AnswerAsync(opened, ada);
        await page.ReloadAsync();
        await page.GetByLabel("Written consent with date and scope").CheckAsync();
        await page.Locator("section[aria-label='Proof of consent'] select").SelectOptionAsync("Insufficient");
        await page.Locator("section[aria-label='Proof of consent'] textarea").FillAsync("It names no day, and nobody who signed it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the assessment" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask again" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-proof-assessed-en");

        await page.GotoAsync(site.Address + Links.TabOf(opened.Reference, CaseTabs.Consent));
        await page.GetByText("She told us: take down a withdrawal").ClickAsync();
        await page.GetByLabel("Who had her yes").FillAsync("a photographer's studio");
        await page.GetByLabel("For what").FillAsync("photos for one exhibition");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await page.GetByText("Draft the letter").First.ClickAsync();
        await page.Locator("article", new() { HasText = "a photographer's studio" }).Locator("fieldset input[type=checkbox]").First.CheckAsync();
        await page.KeepAsync("desk-earlier-en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft the letter" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("photos for one exhibition");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-withdrawal-letter-en");
        await ItalianAsync(page, opened);
        Figure.Tell($"consent at the desk in a browser: 1 proof demanded and assessed, 1 older consent taken back by a letter, axe 0 violations on 5 views in two languages");
    }

    private async Task<(OpenedCase Case, StaffId Ada)> CaseAsync()
    {
        var all = site.Services;
        await using var db = await all.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        var ada = new StaffId((await db.Users.SingleAsync(Stop)).Id);
        var opened = await all.GetRequiredService<OpenCase>().Run(new CaseOpening { CalledName = "Robin", Country = "IT" }, ada, Stop);
        await all.GetRequiredService<AddLinks>().Run(opened.Id, "https://civitai.com/models/123456789\nhttps://civitai.com/models/223456789", ada, Stop);
        await all.GetRequiredService<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 1, 20), null, ConsentChannel.SignedPaper), ada, Stop);
        await all.GetRequiredService<RecordConsent>().Run(
            opened.Id, new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(ada), Stop);
        return (opened, ada);
    }

    // Approved and sent to the pick-up folder; then somebody of the site answers by telephone.
    private async Task AnswerAsync(OpenedCase opened, StaffId ada)
    {
        var all = site.Services;
        await using var db = await all.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        var demand = await db.Notices.AsNoTracking().SingleAsync(x => x.CaseId == opened.Id && x.Kind == LetterKind.ConsentDemand, Stop);
        var approved = await all.GetRequiredService<ApproveNotices>().Run(opened.Id, [demand.Id], ada, Stop);
        Assert.Equal(ApprovalOutcome.Queued, approved[0].Outcome);
        for (var tries = 0; tries < 600 && !await db.Notices.AnyAsync(x => x.Id == demand.Id && x.Delivery == Delivery.Sent, Stop); tries++)
            await Task.Delay(100, Stop);
        await all.GetRequiredService<RecordAnswer>().Run(demand.Id, ReplySource.Phone, "We have a form she signed.", all.GetRequiredService<TimeProvider>().GetUtcNow(), ada, Stop);
    }

    private async Task ItalianAsync(IPage page, OpenedCase opened)
    {
        await page.Context.AddCookiesAsync([new() { Name = "revoca-language", Value = "it", Url = site.Address }]);
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync(site.Address + Links.TabOf(opened.Reference, CaseTabs.Consent));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Prova del consenso");
        await page.ShouldBeAccessibleAsync();
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390, "The page is wider than a telephone.");
        await page.KeepAsync("desk-consent-phone-it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lo chiude" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Lo chiude" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("revocato");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lo chiude" })).ToHaveCountAsync(0);
        await page.GotoAsync(site.Address + Links.NoticeOf(opened.Reference, 1));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Prova del consenso");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-proof-phone-it");
    }
}
