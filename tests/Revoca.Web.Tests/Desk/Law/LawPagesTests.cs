using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Law;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.People;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Web.Desk.Law;
using Revoca.Web.Desk.Parts;
using Revoca.Web.Desk.Shell;
using Revoca.Web.Desk.Today;
using Revoca.Web.Words;
using Reader = Revoca.Web.Desk.Shell.Reader;

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

        Assert.Contains("English", bases.Find("#us-tida dl").TextContent, StringComparison.Ordinal);
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
    public async Task Without_steps_the_page_says_so()
    {
        await using var work = await TestCasework.Start();
        await OpenAsync(work);
        Assert.Contains("Nothing to decide now", page.Render<StepsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_says_how_many_clocks_end_before_the_evening_and_shows_what_each_rests_on()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        await work.Submitted(opened.Id, LetterKind.TidaRequest, ticket: "");
        work.Clock.Advance(TimeSpan.FromHours(47)); // eight in the morning, UTC
        await OpenAsync(work);
        var today = page.Render<TodayPage>();
        today.WaitForElement("tbody tr");
        Assert.Contains("Clocks that end before 18:00: 2", today.Find("[role=status]").TextContent, StringComparison.Ordinal);
        var rows = today.FindAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains("Rests on: ticket", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("receipt is only presumed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_of_all_hosts_are_taken_with_one_click()
    {
        await using var work = await TestCasework.Start();
        for (var number = 0; number < 3; number++)
            await work.Submitted((await work.CaseWithLinks()).Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(25));
        await work.Get<CheckClocks>().Run();
        await OpenAsync(work);
        var steps = page.Render<StepsPage>();
        await steps.WaitForElement(".bulk button").ClickAsync();
        steps.WaitForAssertion(() => Assert.Contains("Nothing to decide now", steps.Markup, StringComparison.Ordinal));
        await using var db = work.Db();
        Assert.Equal(3, db.Notices.Count(notice => notice.Kind == LetterKind.Reminder));
    }

    [Fact]
    public async Task The_notice_shows_what_its_clock_rests_on_and_takes_a_number()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var id = await work.Submitted(opened.Id, LetterKind.TidaRequest, ticket: "");
        await OpenAsync(work);
        await using var db = work.Db();
        var part = page.Render<NoticeClockPart>(set => set.Add(x => x.Notice, db.Notices.Single(notice => notice.Id == id)));
        part.WaitForAssertion(() => Assert.Contains("receipt is only presumed", part.Markup, StringComparison.Ordinal));
        await part.Find("textarea").ChangeAsync("T-99");
        await part.Find("details button").ClickAsync();
        part.WaitForAssertion(() => Assert.Contains("Rests on: ticket", part.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_case_shows_the_ways_open_at_any_time_and_starts_her_term_with_the_day_she_learnt_of_it()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        await OpenAsync(work);
        await using var db = work.Db();
        var part = page.Render<WaysPart>(set => set.Add(x => x.Case, db.Cases.Single(of => of.Id == opened.Id)));
        part.WaitForAssertion(() => Assert.Contains("Go to the police, if she decides so", part.Markup, StringComparison.Ordinal));
        await part.Find("input[type=date]").ChangeAsync("2026-11-20");
        await part.Find("details button").ClickAsync();
        part.WaitForAssertion(() => Assert.Contains("safe until 19 February 2027", part.Markup, StringComparison.Ordinal)); // 20 February is a Saturday
    }

    [Fact]
    public async Task Without_figures_the_page_says_where_they_come_from_and_then_shows_them()
    {
        await using var work = await TestCasework.Start();
        await OpenAsync(work);
        Assert.Contains("No figures yet", page.Render<FiguresPage>().Markup, StringComparison.Ordinal);
        await work.Submitted((await work.CaseWithLinks()).Id, LetterKind.TidaRequest);
        Assert.Single(page.Render<FiguresPage>().FindAll("tbody tr"));
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
        page.Services.AddSingleton(work.Get<ShowToday>());
        page.Services.AddSingleton(work.Get<ShowClocks>());
        page.Services.AddSingleton(work.Get<RecordClockFact>());
        page.Services.AddSingleton(work.Get<RecordReceipt>());
        page.Services.AddSingleton(work.Get<HostScorecards>());
        page.Services.AddScoped<Acts>();
        page.Services.AddSingleton(work.Get<ListColleagues>());
        page.Services.AddSingleton(work.Get<HostDirectory>());
        page.Services.AddScoped<Names>();
        page.Services.AddSingleton(work.Get<ListSteps>());
        page.Services.AddSingleton(work.Get<DecideStep>());
        page.Services.AddSingleton(work.Get<ShowWays>());
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
