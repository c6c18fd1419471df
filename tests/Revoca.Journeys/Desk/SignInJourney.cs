using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Revoca.Casework.Storage;

namespace Revoca.Journeys.Desk;

public sealed class SignInJourney(Chromium chromium) : IClassFixture<Chromium>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_passkey_enrols_signs_in_and_proves_again()
    {
        await using var site = new LiveSite(clock);
        var page = await chromium.PageAsync(script: true, 1280);
        await GiveDeviceAsync(page);
        await OfferOnlyWhenAskedAsync(page);
        await page.FillSetUpAsync(site.SetUpLink);
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("sign-in-enrol-en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.ShouldReachAsync("/sign-in/codes");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("sign-in-codes-en");
        await page.Locator("main form button").ClickAsync();
        await page.ShouldReachAsync("/desk");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ShouldReachAsync("/signed-out");
        await page.GotoAsync(site.Address + "/sign-in?to=/desk/settings/sign-in");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("sign-in-en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.ShouldReachAsync("/desk/settings/sign-in");
        await Assertions.Expect(page.GetByText("last used")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Chrome on Linux")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-account-en");

        // The only factor stays; the proof is fresh from signing in.
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: Passkey without a name" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is your last second way to sign in.")).ToBeVisibleAsync();

        clock.Advance(TimeSpan.FromMinutes(11));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make new codes" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Is it still you?")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-proof-en", whole: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);

        // A browser that offers passkeys among the addresses: this one picks the only one it has by itself.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ShouldReachAsync("/signed-out");
        await page.EvaluateAsync("window.name = 'offers'");
        await page.GotoAsync(site.Address + "/sign-in?to=/desk/settings/sign-in");
        await page.ShouldReachAsync("/desk/settings/sign-in");
        await Assertions.Expect(page.GetByText("Chrome on Linux")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_disabled_member_is_refused_at_once_and_her_open_page_ends_within_a_minute()
    {
        await using var site = new LiveSite(clock);
        var page = await chromium.PageAsync(script: true, 390, language: "it-IT");
        await page.FillSetUpAsync(site.SetUpLink.Replace("/set-up", "/it/set-up", StringComparison.Ordinal));
        await page.KeepAsync("sign-in-enrol-it");
        await page.EnrolAsync(clock);
        await page.GotoAsync(site.Address + "/desk/settings/sign-in");
        await Assertions.Expect(page.GetByText("Dove hai effettuato l’accesso").First).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-account-it");
        await DisableAsync(site);

        var answer = await page.APIRequest.GetAsync(site.Address + "/desk/figures.csv", new() { MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
        Assert.EndsWith("/desk/settings/sign-in", page.Url, StringComparison.Ordinal);
        var passed = TimeSpan.FromSeconds(30);
        clock.Advance(passed);
        await page.ShouldReachAsync("/it/sign-in");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"disabled member: HTTP refused at the next request, open page gone within {passed.TotalSeconds:0} s of the clock (asked every {Web.SignIn.DeskStates.Interval.TotalSeconds:0} s)");
    }

    // As in a browser that knows passkeys but offers none by itself.
    private static async Task OfferOnlyWhenAskedAsync(IPage page) => await page.AddInitScriptAsync("if (window.name !== 'offers') PublicKeyCredential.isConditionalMediationAvailable = undefined");

    private static async Task GiveDeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private async Task DisableAsync(LiveSite site)
    {
        DateTimeOffset? at = clock.GetUtcNow();
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(x => x.DisabledAt, at), TestContext.Current.CancellationToken);
    }
}
