using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Web.Tests.Public.Hers;

/// <summary>A restart in the middle, a code that was taken away, and a friend who tries the doors.</summary>
public sealed class BadInputTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_half_filled_report_is_whole_after_the_site_was_started_again()
    {
        var before = new Reporter(new Visitor(site.Browser()));
        var words = await before.BeginAsync();
        await before.AnswerAsync("age", ("Age", "No"));
        await before.AnswerAsync("what", ("Threatened", "true"), ("What", "written before the restart"));
        await using var again = site.WithWebHostBuilder(_ => { });
        var after = new Visitor(again.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }));
        Assert.Equal("/report/review", Reporter.Where(await after.SendFormAsync("/check", ("Form.Code", words))));
        var page = await after.ReadAsync("/report/what");
        Assert.Contains("written before the restart", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Threatened\" value=\"true\" checked", page, StringComparison.Ordinal);
        Assert.Equal("/report/sent", await new Reporter(after).AnswerAsync("review"));
    }

    [Fact]
    public async Task A_code_that_was_taken_away_opens_nothing_and_the_new_one_shows_that_it_happened()
    {
        var old = await new Reporter(new Visitor(site.Browser())).ReportAsync();
        await TestCasework.Employ(site.Services, TestCasework.Ada, "Ada", StaffRole.Lead);
        await TestCasework.Employ(site.Services, TestCasework.Ben, "Ben", StaffRole.Lead);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        var id = await db.Cases.OrderByDescending(x => x.OpenedAt).Select(x => x.Id).FirstAsync(Stop);
        var renewed = await NewCodeAsync(id);
        var she = new Visitor(site.Browser());
        var refused = await she.SendFormAsync("/check", ("Form.Code", old));
        var wrong = await new Visitor(site.Browser()).SendFormAsync("/check", ("Form.Code", "nothing like a code at all"));
        Assert.Equal((wrong.StatusCode, Reporter.Where(wrong)), (refused.StatusCode, Reporter.Where(refused)));
        Assert.Equal("/status", Reporter.Where(await she.SendFormAsync("/check", ("Form.Code", renewed))));
        Assert.Contains("New words were made", await she.ReadAsync("/status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_friend_who_posts_to_every_door_changes_nothing_and_reads_nothing()
    {
        var friend = new Reporter(new Visitor(site.Browser()));
        await friend.BeginAsync();
        await friend.AnswerAsync("age", ("Age", "No"));
        await friend.AnswerAsync("what", ("What", "told by a friend"));
        await friend.AnswerAsync("who", ("Who", "Friend"));
        await friend.AnswerAsync("review");
        var before = await StateAsync();
        // A token of any form of this browser is a valid one: only the door may hold.
        var token = await friend.Visitor.OpenFormAsync("/check");
        (string Page, string Form, (string, string)[] Fields)[] posts =
        [
            ("/pause", "pause", []), ("/pause", "stop", []), ("/pause", "delete", []), ("/pause", "discreet", []), ("/contact", "silence", []),
            ("/contact", "rules", [("Form.Channel", "Mail"), ("Form.Address", "friend@mail.example"), ("Form.Zone", "Europe/Rome")]),
            ("/decide", "yes", []), ("/decide", "no", []), ("/mandate", "agree", []), ("/mandate", "revoke", []), ("/choices", "back-1", []), ("/choices", "yes-1", []),
            ("/messages", "write", [("Text", "from a friend")]), ("/earlier", "state", [("Form.ToWhom", "a"), ("Form.Scope", "b"), ("Form.Kind", "Host")]), ("/earlier", "drop-1", []),
        ];
        foreach (var (page, form, fields) in posts)
        {
            var answer = await friend.Visitor.PostAsync(page, token, [("_handler", form), .. fields]);
            Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found, $"{page} {form}: {(int)answer.StatusCode}");
        }

        Assert.Equal(before, await StateAsync());
        foreach (var page in PublicRoutes.Hers.Except(["/status", "/report/sent"]))
            Assert.EndsWith("/status", (await friend.Visitor.GetAsync(page)).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Figure.Tell($"a friend at her doors: {posts.Length} posts, {PublicRoutes.Hers.Count - 2} pages, 0 opened, 0 changes");
    }

    private async Task<string> NewCodeAsync(CaseId id)
    {
        await using var work = site.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var requests = work.ServiceProvider.GetRequiredService<RequestCode>();
        await requests.Ask(id, "By her voice.", TestCasework.Ben, Stop);
        var request = await requests.Open(id, Stop) ?? throw new InvalidOperationException("Nothing was asked.");
        await requests.Confirm(id, request.Id, TestCasework.Ada, Stop);
        return (await work.ServiceProvider.GetRequiredService<ReissueCode>().ByRequest(id, request.Id, TestCasework.Ben, Stop)).InWords("en");
    }

    private async Task<(int Events, int Consents, int Wishes, int Messages, int Withdrawals)> StateAsync()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        return (await db.Events.CountAsync(Stop), await db.Consents.CountAsync(Stop), await db.Wishes.CountAsync(Stop), await db.Messages.CountAsync(Stop), await db.Withdrawals.CountAsync(Stop));
    }
}
