using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.People;
using Revoca.Domain.Cases;
using Revoca.Web.Desk.Parts;
using Revoca.Web.Desk.Search;
using Revoca.Web.Desk.Shell;
using Revoca.Web.Words;

namespace Revoca.Web.Tests.Desk.Search;

public sealed class SearchPageTests : IAsyncDisposable
{
    private readonly BunitContext page = new();

    [Fact]
    public async Task What_is_found_stands_in_a_table_with_its_place_and_what_is_not_says_what_to_try()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(
            new CaseOpening { Country = "IT", CalledName = "Robin", Narrative = "Reach me at robin@place.example" }, TestCasework.Ada, Xunit.TestContext.Current.CancellationToken);
        Open(work);
        var search = page.Render<SearchPage>();
        Assert.Contains("What you type is kept nowhere", search.Markup, StringComparison.Ordinal);
        await AskAsync(search, "Robin@place.example");
        search.WaitForAssertion(() => Assert.Contains(opened.Reference.Text, search.Markup, StringComparison.Ordinal));
        Assert.Contains("an e-mail address", search.Markup, StringComparison.Ordinal);
        await AskAsync(search, "nothing of the kind");
        search.WaitForAssertion(() => Assert.Contains("Nothing found", search.Markup, StringComparison.Ordinal));
        Assert.Contains("All 1 cases were looked through.", search.Markup, StringComparison.Ordinal);
        await AskAsync(search, "reach ME");
        search.WaitForAssertion(() => Assert.Contains("what was told", search.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_search_words_never_stand_in_an_address()
    {
        await using var work = await TestCasework.Start();
        Open(work);
        var search = page.Render<SearchPage>();
        await AskAsync(search, "robin@place.example");
        Assert.DoesNotContain("robin", page.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.DoesNotContain("{", Links.Search, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private static async Task AskAsync(IRenderedComponent<SearchPage> search, string words)
    {
        await search.Find("input").InputAsync(words);
        await search.Find("form").SubmitAsync();
    }

    private void Open(TestCasework work)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("ada");
        page.Services.AddMudServices();
        page.Services.AddLocalization();
        page.Services.AddSingleton<TimeProvider>(work.Clock);
        page.Services.AddSingleton(work.Get<SearchCases>());
        page.Services.AddSingleton(work.Get<ScanCases>());
        page.Services.AddSingleton(work.Get<ReaderPreferences>());
        page.Services.AddScoped<Reader>();
        page.Services.AddScoped<Names>();
        page.Services.AddScoped<Acts>();
        page.Services.AddScoped<CaseSearch>();
        page.SetRendererInfo(new RendererInfo("Server", true));
        page.Render<MudPopoverProvider>();
        // In the browser the layout has read who it is.
        typeof(Reader).GetProperty(nameof(Reader.Id))?.SetValue(page.Services.GetRequiredService<Reader>(), TestCasework.Ada.Value);
    }
}
