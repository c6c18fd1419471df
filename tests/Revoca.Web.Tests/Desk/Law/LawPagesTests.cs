using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Casework.Law;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.People;
using Revoca.Web.Desk.Law;
using Revoca.Web.Desk.Shell;

namespace Revoca.Web.Tests.Desk.Law;

/// <summary>The desk's pages of the law over a real database.</summary>
public sealed class LawPagesTests : IAsyncDisposable
{
    private readonly BunitContext page = new();

    [Fact]
    public async Task A_lawyer_s_review_is_recorded_from_the_page()
    {
        await using var work = await TestCasework.Start();
        await OpenAsync(work);
        var bases = page.Render<LegalBasesPage>();
        Assert.Equal(30, bases.FindAll("details.basis").Count);
        Assert.All(bases.FindAll("details.basis summary"), summary => Assert.Contains("Not reviewed by a lawyer", summary.TextContent, StringComparison.Ordinal));

        var card = bases.Find("#us-tida .tick");
        await card.QuerySelector("input")!.ChangeAsync("A. Example"); // the card has one field, the name
        await bases.Find("#us-tida .tick button").ClickAsync();
        bases.WaitForAssertion(() => Assert.Contains("Reviewed by A. Example", bases.Find("#us-tida summary").TextContent, StringComparison.Ordinal));
        Assert.Single(await work.Get<ReviewBasis>().List(), row => row.Basis.ReviewedByLegal);
    }

    [Fact]
    public async Task The_search_narrows_the_bases_and_says_when_nothing_matches()
    {
        await using var work = await TestCasework.Start();
        await OpenAsync(work);
        var bases = page.Render<LegalBasesPage>();
        await bases.Find("input").InputAsync("512(g)");
        Assert.Equal("us-dmca-512g", Assert.Single(bases.FindAll("details.basis")).Id);
        await bases.Find("input").InputAsync("nothing like this");
        Assert.Contains("Nothing matches", bases.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_clocks_the_page_says_what_starts_one()
    {
        await using var work = await TestCasework.Start();
        await OpenAsync(work);
        var clocks = page.Render<ClocksPage>();
        Assert.Contains("Clocks start when a host has received a notice", clocks.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing to decide now", clocks.Markup, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private async Task OpenAsync(TestCasework work)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("ada").SetClaims(new Claim(ClaimTypes.NameIdentifier, TestCasework.Ada.Value.ToString()));
        page.Services.AddMudServices();
        page.Services.AddLocalization();
        page.Services.AddSingleton<TimeProvider>(work.Clock);
        page.Services.AddSingleton(work.Get<ReviewBasis>());
        page.Services.AddSingleton(work.Get<ListClocks>());
        page.Services.AddSingleton(work.Get<ListSteps>());
        page.Services.AddSingleton(work.Get<DecideStep>());
        page.Services.AddSingleton(work.Get<ClockCalendar>());
        page.Services.AddSingleton(work.Get<ReaderPreferences>());
        page.Services.AddSingleton(work.Get<ListStaff>());
        page.Services.AddScoped<Reader>();
        page.Services.AddScoped<BasisWords>();
        page.Services.AddScoped<ClockWords>();
        page.SetRendererInfo(new RendererInfo("Server", true));
        // The desk's layout does it before it shows a page.
        await page.Services.GetRequiredService<Reader>().LoadAsync();
        page.Render<MudPopoverProvider>();
    }
}
