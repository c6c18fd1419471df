using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.People;
using Revoca.Casework.Storage.Backups;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;
using Revoca.Web.Desk.Keeping;
using Revoca.Web.Desk.Parts;
using Revoca.Web.Desk.Shell;
using Revoca.Web.Words;

namespace Revoca.Web.Tests.Desk.Keeping;

public sealed class KeepingPagesTests : IAsyncDisposable
{
    private readonly BunitContext page = new();

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_says_what_is_kept_how_long_what_ends_soon_and_what_was_erased()
    {
        await using var work = await TestCasework.Start();
        var ids = await work.AddAsync(2, _ => new CaseOpening { Country = "IT" });
        await work.Get<EraseForGood>().Run(ids[0], ErasureReason.NotOurs, Actor.Of(TestCasework.Ada), Stop);
        work.Clock.Advance(TimeSpan.FromDays(151));
        await work.Get<CheckRetention>().Run(Stop);
        Open(work);
        var kept = page.Render<KeepingPage>();
        kept.WaitForAssertion(() => Assert.Equal(6, kept.FindAll("section")[0].QuerySelectorAll("tbody tr").Length));
        Assert.Contains("30 days before", kept.Markup, StringComparison.Ordinal);
        Assert.Contains("It should not have been here", kept.Markup, StringComparison.Ordinal);
        Assert.Contains("7 December 2026", kept.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_backup_page_backs_up_and_tries_and_says_what_came_of_it()
    {
        using var folder = new TestFolder();
        await using var work = await TestCasework.Start(services => services.AddSingleton(new BackupOptions { Folder = folder.Path }));
        Open(work);
        var backups = page.Render<BackupsPage>();
        Assert.Contains("nobody knows whether the backups can be restored", backups.Markup, StringComparison.Ordinal);
        await backups.FindAll("button")[0].ClickAsync();
        backups.WaitForAssertion(() => Assert.Contains("opens cases until 7 December 2026", backups.Markup, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        await backups.FindAll("button")[1].ClickAsync();
        backups.WaitForAssertion(() => Assert.Contains("Backups are made and tried.", backups.Markup, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private void Open(TestCasework work)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("ada");
        page.Services.AddMudServices();
        page.Services.AddLocalization();
        page.Services.AddSingleton<TimeProvider>(work.Clock);
        page.Services.AddSingleton(work.Get<SetRetention>());
        page.Services.AddSingleton(work.Get<ListErasures>());
        page.Services.AddSingleton(work.Get<KeepBackups>());
        page.Services.AddSingleton(work.Get<ReaderPreferences>());
        page.Services.AddScoped<Reader>();
        page.Services.AddScoped<Names>();
        page.Services.AddScoped<Acts>();
        page.SetRendererInfo(new RendererInfo("Server", true));
        page.Render<MudPopoverProvider>();
    }
}
