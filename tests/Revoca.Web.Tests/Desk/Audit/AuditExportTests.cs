using System.Security.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.People;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Web.Desk.Audit;
using Reader = Revoca.Web.Desk.Shell.Reader;
using TestContext = Xunit.TestContext;

namespace Revoca.Web.Tests.Desk.Audit;

/// <summary>Whoever asks for a long export sees how far it is.</summary>
public sealed class AuditExportTests : IAsyncDisposable
{
    private readonly BunitContext page = new();

    public ValueTask DisposeAsync() => page.DisposeAsync();

    [Fact]
    public async Task After_a_second_it_counts_the_records_can_be_stopped_and_goes_when_it_ends()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, TestContext.Current.CancellationToken);
        var part = await OpenAsync(work, opened.Reference);
        var exports = work.Get<RunningExports>();
        var run = exports.Begin(TestCasework.Ada, opened.Reference, TestContext.Current.CancellationToken);
        var watching = part.Find("a").ClickAsync();
        Assert.Empty(part.FindAll("[role=status] button"));
        run.Step(1_500, 30_000);
        await UntilAsync(work, () => part.Markup.Contains("1,500 of 30,000 records read", StringComparison.Ordinal));
        await part.Find("[role=status] button").ClickAsync();
        Assert.True(run.Stopped.IsCancellationRequested);
        run.Dispose();
        await UntilAsync(work, () => part.FindAll("[role=status] button").Count == 0);
        await watching;
        Assert.Null(exports.Find(TestCasework.Ada, opened.Reference));
        Assert.Equal($"/desk/audit/{opened.Reference.Text}.zip", part.Find("a").GetAttribute("href"));
    }

    // The page may need a moment to begin waiting.
    private static async Task UntilAsync(TestCasework work, Func<bool> seen)
    {
        for (var tries = 0; tries < 3_000 && !seen(); tries++)
        {
            work.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(seen());
    }

    private async Task<IRenderedComponent<AuditExport>> OpenAsync(TestCasework work, CaseReference reference)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("ada").SetClaims(new Claim(ClaimTypes.NameIdentifier, TestCasework.Ada.Value.ToString()));
        page.Services.AddMudServices();
        page.Services.AddLocalization();
        page.Services.AddSingleton<TimeProvider>(work.Clock);
        page.Services.AddSingleton(work.Get<RunningExports>());
        page.Services.AddSingleton(work.Get<ReaderPreferences>());
        page.Services.AddSingleton(work.Get<ListStaff>());
        page.Services.AddScoped<Reader>();
        page.SetRendererInfo(new("Server", isInteractive: true));
        await page.Services.GetRequiredService<Reader>().LoadAsync();
        return page.Render<AuditExport>(parameters => parameters.Add(part => part.Of, reference));
    }
}
