using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;
using Revoca.Web.Desk.Access;
using Revoca.Web.Desk.Keeping;
using Revoca.Web.Desk.Parts;
using Revoca.Web.Desk.Shell;
using Revoca.Web.SignIn;
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
        await work.Get<EraseForGood>().Run(ids[0], ErasureReason.NotOurs, work.Proof(TestCasework.Ada), Stop);
        work.Clock.Advance(TimeSpan.FromDays(151));
        await work.Get<CheckRetention>().Run(Stop);
        await OpenAsync(work);
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
        await OpenAsync(work);
        var backups = page.Render<BackupsPage>();
        Assert.Contains("nobody knows whether the backups can be restored", backups.Markup, StringComparison.Ordinal);
        await backups.FindAll("button")[0].ClickAsync();
        backups.WaitForAssertion(() => Assert.Contains("opens cases until 7 December 2026", backups.Markup, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        await backups.FindAll("button")[1].ClickAsync();
        backups.WaitForAssertion(() => Assert.Contains("Backups are made and tried.", backups.Markup, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Recovery_words_are_shown_once_to_whoever_has_proved_who_she_is_and_tested_by_typing_them_back()
    {
        await using var work = await TestCasework.Start();
        await OpenAsync(work);
        await page.Services.GetRequiredService<Reader>().LoadAsync();
        var recovery = page.Render<RecoveryPage>();
        Assert.Contains("whoever loses the key loses every case", recovery.Markup, StringComparison.Ordinal);
        await recovery.Find("main button, button").ClickAsync();
        var words = string.Join(' ', recovery.FindAll("ol li").Select(word => word.TextContent));
        Assert.Equal(24, words.Split(' ').Length);
        await recovery.Find("button").ClickAsync();
        Assert.DoesNotContain(words.Split(' ')[0] + "</li>", recovery.Markup, StringComparison.Ordinal);
        await TypeAsync(recovery, string.Join(' ', words.Split(' ').Reverse()), "one is misspelt, missing or out of its place");
        await TypeAsync(recovery, RecoveryWords.New().In("en"), "not those of this installation");
        await TypeAsync(recovery, words, "every case can be opened again");
        Assert.True(work.Get<KeyVault>().HasRecoveryWords);
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private static async Task TypeAsync(IRenderedComponent<RecoveryPage> recovery, string words, string verdict)
    {
        await recovery.Find("textarea").InputAsync(words);
        await recovery.Find("button").ClickAsync();
        Assert.Contains(verdict, recovery.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    private async Task OpenAsync(TestCasework work)
    {
        var session = await work.Get<StaffSessions>().Begin(TestCasework.Ada.Value, SignInWay.Passkey, userAgent: null, Xunit.TestContext.Current.CancellationToken);
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("ada").SetClaims([.. DeskSession.Principal(TestCasework.Ada.Value, session).Claims]);
        page.Services.AddMudServices();
        page.Services.AddLocalization();
        page.Services.AddSingleton<TimeProvider>(work.Clock);
        page.Services.AddSingleton(work.Get<SetRetention>());
        page.Services.AddSingleton(work.Get<ListErasures>());
        page.Services.AddSingleton(work.Get<KeepBackups>());
        page.Services.AddSingleton(work.Get<KeyVault>());
        page.Services.AddSingleton(work.Get<MakeRecoveryWords>());
        page.Services.AddSingleton(work.Get<StepUp>());
        page.Services.AddSingleton(work.Get<SecondFactors>());
        page.Services.AddScoped<AskProof>();
        page.Services.AddSingleton(work.Get<ReaderPreferences>());
        page.Services.AddSingleton(work.Get<ListStaff>());
        page.Services.AddScoped<Reader>();
        page.Services.AddScoped<Names>();
        page.Services.AddScoped<Acts>();
        page.SetRendererInfo(new RendererInfo("Server", true));
        page.Render<MudPopoverProvider>();
    }
}
