using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.People;
using Revoca.Web.Desk.Cases.Tabs;
using Revoca.Web.Desk.Parts;
using Revoca.Web.Words;
using Reader = Revoca.Web.Desk.Shell.Reader;

namespace Revoca.Web.Tests.Desk.Law;

/// <summary>The two buttons of the desk that let this machine ask others: the search for who stands behind a site, and the watch.</summary>
public sealed class OutwardButtonsTests : IAsyncLifetime
{
    private readonly BunitContext page = new();
    private readonly LocalDns dns = new();
    private LocalWorld? world;
    private TestCasework? casework;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    private TestCasework Work => casework ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        dns.A("board.example", LocalWorld.PublicAddress).Ns("board.example", "ada.ns.cloudflare.com");
        world = await LocalWorld.Start(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        var options = new UpstreamOptions { NameServers = [dns.Address], RdapServers = new("http://iana.example/rdap/"), OriginZone = "origin.test", PlainHttp = true };
        casework = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world).AddSingleton(options));
        await OpenDeskAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        await Work.DisposeAsync();
        dns.Dispose();
        if (world is not null)
            await world.DisposeAsync();
    }

    [Fact]
    public async Task The_search_is_started_on_the_card_and_what_it_found_stands_on_the_board()
    {
        var opened = await CaseAsync("https://board.example/t/1");
        var told = 0;
        var button = page.Render<TraceButton>(set => set.Add(x => x.CaseId, opened.Id).Add(x => x.Card, Card(opened)).Add(x => x.Traced, () => told++));
        Assert.Contains("Who stands behind it?", button.Markup, StringComparison.Ordinal);
        await button.Find("button").ClickAsync();
        button.WaitForAssertion(() => Assert.Equal(1, told), TimeSpan.FromMinutes(1));
        Assert.StartsWith("1 found;", Assert.Single(page.Services.GetRequiredService<ISnackbar>().ShownSnackbars).Message, StringComparison.Ordinal);
        Assert.Contains((await Work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada, Stop)).Cards, card => card.Host?.Id.Value == "cloudflare");
        button.Render(set => set.Add(x => x.Card, Card(opened)));
        Assert.Contains("Look up again", button.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_locked_items_alone_has_no_button()
    {
        var opened = await CaseAsync("https://board.example/t/1");
        var card = Card(opened);
        await Work.Get<LockItem>().Run(opened.Id, card.Items[0].Id, TestCasework.Ada, Stop);
        await using var db = Work.Db();
        var locked = card with { Items = [db.Items.Single(item => item.CaseId == opened.Id)] };
        Assert.Empty(page.Render<TraceButton>(set => set.Add(x => x.CaseId, opened.Id).Add(x => x.Card, locked)).FindAll("button"));
    }

    [Fact]
    public async Task The_watch_is_off_says_what_it_means_and_needs_her_yes()
    {
        var opened = await CaseAsync("https://board.example/t/1");
        var part = Switch(opened);
        Assert.Contains("Revoca does not look at these places", part.Markup, StringComparison.Ordinal);
        Assert.Contains("never a picture, never a locked item", part.Markup, StringComparison.Ordinal);
        await part.Find("button").ClickAsync();
        part.WaitForAssertion(() => Assert.Single(page.Services.GetRequiredService<ISnackbar>().ShownSnackbars));
        Assert.Null((await Work.Get<SwitchWatch>().Show(opened.Id, TestCasework.Ada, Stop)).Since);

        await AgreeAsync(opened);
        await part.Find("button").ClickAsync();
        part.WaitForAssertion(() => Assert.Contains("Revoca looks at these places since", part.Markup, StringComparison.Ordinal));
        Assert.Equal(Work.Clock.GetUtcNow(), (await Work.Get<SwitchWatch>().Show(opened.Id, TestCasework.Ada, Stop)).Since);
        await part.Find("button").ClickAsync();
        part.WaitForAssertion(() => Assert.Contains("Revoca does not look at these places", part.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_switch_names_the_places_that_could_not_be_looked_at()
    {
        var opened = await CaseAsync("http://board.example/t/1");
        await AgreeAsync(opened);
        await Work.Get<SwitchWatch>().Run(opened.Id, on: true, TestCasework.Ada, Stop);
        (world ?? throw new InvalidOperationException("Not started.")).Names["board.example"] = new([["10.0.0.8"]]);
        await Work.Get<WatchPages>().Run(Stop);
        Assert.Contains("#1: ", Switch(opened).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<WatchSwitch> Switch(OpenedCase opened)
    {
        using var db = Work.Db();
        var of = db.Cases.Single(one => one.Id == opened.Id);
        var part = page.Render<WatchSwitch>(set => set.Add(x => x.Case, of));
        part.WaitForAssertion(() => Assert.NotEmpty(part.FindAll("button")));
        return part;
    }

    private HostCard Card(OpenedCase opened) => Work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada, Stop).GetAwaiter().GetResult().Cards.First(card => card.Behind is null);

    private async Task<OpenedCase> CaseAsync(string links)
    {
        var opened = await Work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada, Stop);
        await Work.Get<AddLinks>().Run(opened.Id, links, TestCasework.Ada, Stop);
        return opened;
    }

    private async Task AgreeAsync(OpenedCase opened)
    {
        await Work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 1), null, ConsentChannel.SignedPaper), TestCasework.Ada, Stop);
        await Work.Get<RecordConsent>().Run(opened.Id, new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada), Stop);
    }

    private async Task OpenDeskAsync()
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("ada").SetClaims(new Claim(ClaimTypes.NameIdentifier, TestCasework.Ada.Value.ToString()));
        page.Services.AddMudServices();
        page.Services.AddLocalization();
        page.Services.AddSingleton<TimeProvider>(Work.Clock);
        page.Services.AddSingleton(Work.Get<TraceUpstream>());
        page.Services.AddSingleton(Work.Get<SwitchWatch>());
        page.Services.AddSingleton(Work.Get<ReaderPreferences>());
        page.Services.AddSingleton(Work.Get<ListStaff>());
        page.Services.AddScoped<Reader>();
        page.Services.AddScoped<Names>();
        page.Services.AddScoped<Acts>();
        page.SetRendererInfo(new RendererInfo("Server", true));
        await page.Services.GetRequiredService<Reader>().LoadAsync();
        page.Render<MudPopoverProvider>();
    }
}
