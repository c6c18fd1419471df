using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Journeys.Desk;

public sealed class TeamJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private static readonly StaffId Ben = new(Guid.NewGuid());

    [Fact]
    public async Task An_administrator_changes_roles_and_disables_a_colleague_whose_cases_go_to_another()
    {
        var page = await chromium.PageAsync(script: true, language: "en-GB");
        await page.SetUpAsync(site.SetUpLink);
        await TestCasework.Employ(site.Services, Ben, "Ben", StaffRole.Advocate);
        await TestCasework.Employ(site.Services, new StaffId(Guid.NewGuid()), "Cleo", StaffRole.Advocate, StaffRole.Lead);
        for (var number = 0; number < 3; number++)
            await site.Services.GetRequiredService<OpenCase>().Run(new CaseOpening(), Ben, TestContext.Current.CancellationToken);
        await page.GotoAsync(site.Address + "/desk/team");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ben" })).ToContainTextAsync("3");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-team", whole: false);
        await RolesAsync(page);
        await ResetAsync(page);
        await DisableAsync(page);
        await page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than a telephone.");
        await page.KeepAsync("desk-team-phone");
    }

    private static async Task RolesAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Roles… Ben" }).ClickAsync();
        await page.GetByLabel("Reads the log").CheckAsync();
        await page.GetByLabel("Why").FillAsync("He looks after the log now.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save the roles" })).ToBeEnabledAsync();
        await page.KeepAsync("desk-team-roles", whole: false);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the roles" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ben" })).ToContainTextAsync("Auditor");
    }

    // She lost her phone: another administrator takes the second factor away, and learns no password by it.
    private static async Task ResetAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign-in… Cleo" }).ClickAsync();
        await page.GetByLabel("Take the second factor away").CheckAsync();
        await page.GetByLabel("How did you make sure").FillAsync("She came to the office.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take it away" })).ToBeEnabledAsync();
        await page.KeepAsync("desk-team-sign-in", whole: false);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it away" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Cleo can now sign in with the password")).ToBeVisibleAsync();
    }

    private static async Task DisableAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable… Ben" }).ClickAsync();
        await Assertions.Expect(page.Locator(".held-cases li")).ToHaveCountAsync(3);
        await page.GetByLabel("The open cases").SelectOptionAsync(new SelectOptionValue { Label = "give them to Cleo" });
        await page.GetByLabel("Why").FillAsync("He moves to another city.");
        await Assertions.Expect(page.Locator(".mud-dialog-actions").GetByRole(AriaRole.Button, new() { Name = "Disable", Exact = true })).ToBeEnabledAsync();
        await page.KeepAsync("desk-team-disable", whole: false);
        await page.ShouldBeAccessibleAsync();
        await page.Locator(".mud-dialog-actions").GetByRole(AriaRole.Button, new() { Name = "Disable", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ben" })).ToContainTextAsync("Disabled");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Cleo" })).ToContainTextAsync("3");
        await page.ShouldBeAccessibleAsync();
    }
}
