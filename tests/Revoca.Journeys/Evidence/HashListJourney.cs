using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Chains;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.HashLists;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.People;

namespace Revoca.Journeys.Evidence;

/// <summary>From a described picture to a list a partner can read, in both languages and on both widths.</summary>
public sealed class HashListJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private static readonly StaffId Ben = new(new Guid("bbbbbbbb-0000-4000-8000-000000000002"));

    [Fact]
    public async Task A_confirmed_picture_goes_on_a_list_that_a_second_person_issues_and_a_tie_can_be_taken_back()
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        var page = await chromium.PageAsync(script: true);
        page.SetDefaultTimeout(120_000);
        await page.SetUpAsync(site.SetUpLink, "ada@helpline.example", "Helpline Example");
        await TestCasework.Employ(site.Services, Ben, "Ben", StaffRole.Advocate, StaffRole.Lead);
        await page.GotoAsync(site.Address + "/desk/lists");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Fingerprint lists");
        await page.ShouldBeAccessibleAsync();
        var (id, reference) = await CaseAsync();

        await ConfirmAsync(page, $"{site.Address}/desk/cases/{reference}/evidence");
        await ChainAsync(page, id);
        await LooksAsync(page, $"{site.Address}/desk/cases/{reference}/items");
        await ListAsync(page);
        await InItalianAsync(page, reference);
    }

    private static async Task ConfirmAsync(IPage page, string evidence)
    {
        await page.GotoAsync(evidence);
        await page.GetByLabel("File no. 1: confirmed for lists?").SelectOptionAsync("SyntheticNcii");
        await Assertions.Expect(page.GetByLabel("File no. 1: confirmed for lists?")).ToHaveValueAsync("SyntheticNcii");
        await page.ShouldBeAccessibleAsync();
    }

    // By the keyboard alone: from a box of the picture to its row, and a tie taken back.
    private async Task ChainAsync(IPage page, CaseId id)
    {
        var box = page.GetByRole(AriaRole.Button, new() { Name = "Model: wan2.1_t2v_14B_fp8_scal" });
        await box.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("li.chain-row.model", new() { HasText = "wan2.1_t2v" })).ToBeFocusedAsync();
        await Get<ObserveItems>().Run(id, [await ItemAsync(id)], Availability.Live, Ben);
        await page.GetByText("Add what no file says").First.ClickAsync();
        await page.GetByLabel("Made from a photo of her, called").First.FillAsync("beach, 2019");
        await page.Locator("li.chain-row.model").First.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".chain .sourcephoto")).ToHaveCountAsync(1);
        await page.Locator("li.chain-row.video input[type=checkbox]").CheckAsync();
        await Assertions.Expect(page.GetByText("Could still be made or put up again")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await BothWidthsAsync(page, "desk-chain-en");
        await page.Locator("section", new() { Has = page.Locator(".chain-scroll") }).KeepAsync("desk-chain-part-en");
        var back = page.GetByRole(AriaRole.Button, new() { Name = "Take back" });
        await Assertions.Expect(back).ToHaveCountAsync(2);
        await page.Locator("li.chain-row.model").GetByRole(AriaRole.Button, new() { Name = "Take back" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(back).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".chain .sourcephoto")).ToHaveCountAsync(0);
        await page.Locator("li.chain-row.video").GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(back).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".chain .place")).ToHaveCountAsync(0);
    }

    private static async Task LooksAsync(IPage page, string items)
    {
        await page.GotoAsync(items);
        await Assertions.Expect(page.GetByText("Ben verified this, you need not look")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await BothWidthsAsync(page, "desk-items-looks-en");
    }

    private async Task ListAsync(IPage page)
    {
        await page.GotoAsync(site.Address + "/desk/lists");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prepare the list" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You prepared it; another lead issues it.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await BothWidthsAsync(page, "desk-lists-waiting-en");
        await using (var db = await Get<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
            await Get<IssueHashList>().Run((await db.HashLists.SingleAsync(TestContext.Current.CancellationToken)).Id, Ben, TestContext.Current.CancellationToken);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Local file for Hasher-Matcher-Actioner" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await BothWidthsAsync(page, "desk-lists-en");
        var file = await page.APIRequest.GetAsync(site.Address + "/desk/lists/1/Hma");
        Assert.StartsWith("pdq ", await file.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await page.APIRequest.GetAsync(site.Address + "/desk/lists/2/Hma")).Status);
    }

    private async Task InItalianAsync(IPage page, string reference)
    {
        await page.GotoAsync(site.Address + "/desk/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Italiano" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "it");
        foreach (var (address, name) in ((string, string)[])[("/desk/lists", "desk-lists-it"), ($"/desk/cases/{reference}/evidence", "desk-evidence-it")])
        {
            await page.GotoAsync(site.Address + address);
            await Assertions.Expect(page.Locator("main .sheet").First).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await BothWidthsAsync(page, name);
        }
    }

    private static async Task BothWidthsAsync(IPage page, string name)
    {
        await page.KeepAsync(name);
        await page.SetViewportSizeAsync(390, 844);
        await page.KeepAsync(name + "-phone");
        await page.SetViewportSizeAsync(1280, 900);
    }

    private async Task<(CaseId Id, string Reference)> CaseAsync()
    {
        var ada = new StaffId(await AdaAsync());
        var opened = await Get<OpenCase>().Run(new CaseOpening(), ada);
        await Get<AddLinks>().Run(opened.Id, "https://videos.example/v/1", ada);
        await Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 1), null, ConsentChannel.SignedPaper), ada);
        await Get<RecordConsent>().Run(opened.Id, new ConsentScope([], Recipient.HashSharing, IdentityLevel.None), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(ada));
        await Get<KeepClaims>().Run(opened.Id, ClaimLines.Picture(5), Actor.Person);
        await Get<KeepClaims>().Run(opened.Id, ClaimLines.ComfyVideo(), Actor.Person);
        var chain = await Get<ShowChain>().Run(opened.Id, ada) ?? throw new InvalidOperationException("No chain.");
        await Get<TieChain>().Knot(opened.Id, TieKind.FoundAt, chain.Chain.Members.First(member => member.Node.Kind == ChainNodeKind.Video).Id, CaseChain.ItemIdOf(chain.Items[0].Id), ada);
        return (opened.Id, opened.Reference.Text);
    }

    private async Task<ItemId> ItemAsync(CaseId id)
    {
        await using var db = await Get<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        return (await db.Items.SingleAsync(x => x.CaseId == id)).Id;
    }

    private async Task<Guid> AdaAsync()
    {
        await using var db = await Get<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        return (await db.Users.SingleAsync(x => x.Id != Ben.Value)).Id;
    }

    private T Get<T>()
        where T : notnull => site.Services.GetRequiredService<T>();
}
