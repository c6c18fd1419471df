using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;

namespace Revoca.Web.Tests.Public.Hers;

public sealed class HerPagesTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Pages = ["/decide", "/choices", "/mandate", "/messages", "/papers", "/pause", "/contact", "/question", "/copy", "/earlier", "/days"];

    private static readonly (string, string)[] Hours = [("Form.From", "10:00"), ("Form.Until", "18:00")];

    [Fact]
    public async Task She_says_yes_agrees_to_the_sheet_and_takes_the_yes_back()
    {
        var she = await SheAsync();
        Assert.Contains("May we write to the sites?", await she.ReadAsync("/decide"), StringComparison.Ordinal);
        Assert.Equal("/mandate", Reporter.Where(await SendAsync(she, "/decide", "yes")));
        Assert.Equal("/choices", Reporter.Where(await SendAsync(she, "/mandate", "agree")));
        Assert.Contains("You agreed. Number: M-", await she.ReadAsync("/choices"), StringComparison.Ordinal);
        await SendAsync(she, "/choices", "back-1");
        var choices = await she.ReadAsync("/choices");
        Assert.Contains("You took it back", choices, StringComparison.Ordinal);
        Assert.Contains("Nothing had left.", choices, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No letter has left yet.", "You left it as it was.", "14 May")]
    [InlineData("/it", "Non è ancora partita nessuna lettera.", "L'hai lasciato com'era.", "14 maggio")]
    public async Task She_takes_back_what_she_once_agreed_to_with_others_and_changes_her_mind(string prefix, string noLetter, string dropped, string day)
    {
        var she = await SheAsync(prefix);
        Assert.Equal(prefix + "/earlier?done=missing", Reporter.Where(await SendAsync(she, prefix + "/earlier", "state", ("Form.ToWhom", "a studio"))));
        Assert.Contains("class=\"wrong\"", await she.ReadAsync(prefix + "/earlier?done=missing"), StringComparison.Ordinal);
        (string, string)[] said = [("Form.ToWhom", "a studio"), ("Form.Kind", "Uploader"), ("Form.Scope", "one exhibition"), ("Form.Given", "two summers ago"), ("Form.Reached", "studio@mail.example")];
        Assert.Equal(prefix + "/earlier", Reporter.Where(await SendAsync(she, prefix + "/earlier", "state", said)));
        await SendAsync(she, prefix + "/earlier", "state", ("Form.ToWhom", "an agency"), ("Form.Kind", "Host"), ("Form.Scope", "a catalogue"), ("Form.Given", $"{day} 2024"));
        var page = WebUtility.HtmlDecode(await she.ReadAsync(prefix + "/earlier"));
        Assert.Contains("one exhibition (two summers ago)", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"a catalogue ({day}", page, StringComparison.Ordinal);
        Assert.Contains(noLetter, page, StringComparison.Ordinal);
        await SendAsync(she, prefix + "/earlier", "drop-1");
        Assert.Contains(dropped, WebUtility.HtmlDecode(await she.ReadAsync(prefix + "/earlier")), StringComparison.Ordinal);
        // Writing to a person is a question of its own.
        Assert.Contains("Uploader", (await ConsentsAsync()).Select(towards => towards.ToString()));
    }

    [Fact]
    public async Task Without_a_session_every_page_leads_to_the_closed_one_and_no_file_opens()
    {
        var somebody = new Visitor(site.Browser());
        foreach (var page in Pages.Concat(["/mandate/notes.pdf", "/papers/1/notes.pdf", "/copy/notes.json"]))
        {
            var answer = await somebody.GetAsync(page);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.EndsWith("/status", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/it")]
    public async Task Every_page_of_hers_is_small_and_not_kept(string prefix)
    {
        var she = await SheAsync(prefix);
        foreach (var page in Pages.Append("/status"))
        {
            var answer = await she.GetAsync(prefix + page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(Encoding.UTF8.GetByteCount(text) < 25_000, $"{page} has {text.Length} characters.");
            Assert.DoesNotContain("[", WebUtility.HtmlDecode(text).Replace("[0]", "", StringComparison.Ordinal).Split("<main")[1].Split("</main")[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_friend_sees_the_state_alone_and_nothing_behind_it()
    {
        var friend = new Reporter(new Visitor(site.Browser()));
        await friend.BeginAsync();
        await friend.AnswerAsync("age", ("Age", "No"));
        await friend.AnswerAsync("what", ("What", "told by a friend"));
        await friend.AnswerAsync("who", ("Who", "Friend"));
        await friend.AnswerAsync("review");
        var status = await friend.Visitor.ReadAsync("/status");
        Assert.DoesNotContain("/messages", status, StringComparison.Ordinal);
        foreach (var page in Pages.Concat(["/mandate/notes.pdf", "/copy/notes.json"]))
            Assert.Equal(HttpStatusCode.Found, (await friend.Visitor.GetAsync(page)).StatusCode);
    }

    [Theory]
    [InlineData("Europe/London", true)]
    [InlineData("Nowhere/Atall", false)]
    public async Task Her_hours_are_counted_where_she_says_and_an_unknown_place_is_silence(string zone, bool waits)
    {
        var she = await SheAsync();
        Assert.Contains("<option value=\"Europe/Rome\" selected>", await she.ReadAsync("/contact"), StringComparison.Ordinal);
        await SendAsync(she, "/contact", "rules", ("Form.Channel", "Mail"), ("Form.Address", "her@mail.example"), ("Form.MayLeave", "true"), ("Form.Sender", "Marta"), ("Form.Zone", zone), Hours[0], Hours[1]);
        var page = await she.ReadAsync(waits ? "/contact" : "/contact?done=missing");
        Assert.Equal(!waits, page.Contains("Something is missing", StringComparison.Ordinal));
        Assert.Equal(waits, page.Contains("<option value=\"Europe/London\" selected>", StringComparison.Ordinal));
        Assert.Equal(waits, page.Contains("value=\"her@mail.example\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_go_both_ways_and_an_empty_one_is_asked_for_again()
    {
        var she = await SheAsync();
        Assert.Equal("/messages?done=empty", Reporter.Where(await SendAsync(she, "/messages", "write", ("Text", " "))));
        await SendAsync(she, "/messages", "write", ("Text", "a line for the team 🌿"));
        Assert.Contains("a line for the team 🌿", await she.ReadAsync("/messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discreet_shows_one_sentence_alone()
    {
        var she = await SheAsync();
        Assert.Contains("Answer one question", await she.ReadAsync("/status"), StringComparison.Ordinal);
        await SendAsync(she, "/pause", "discreet");
        var status = await she.ReadAsync("/status");
        Assert.DoesNotContain("Answer one question", status, StringComparison.Ordinal);
        Assert.DoesNotContain("What happened", status, StringComparison.Ordinal);
    }

    /// <summary>Everything that can be posted with a stolen code, by route and form.</summary>
    [Fact]
    public async Task Nothing_that_is_posted_with_a_code_destroys_anything_at_once()
    {
        var tried = 0;
        foreach (var prefix in new[] { "", "/it" })
        {
            var she = await SheAsync(prefix);
            var before = await CountAsync();
            (string Page, string Form, (string, string)[] Fields)[] posts =
            [
                ("/pause", "pause", []), ("/pause", "pause", []), ("/pause", "stop", []), ("/pause", "discreet", []), ("/pause", "delete", []), ("/pause", "delete", []),
                ("/contact", "rules", [("Form.Channel", "Mail"), ("Form.Address", "thief@mail.example"), ("Form.MayLeave", "true"), ("Form.Sender", "X"), ("Form.Zone", "Europe/Rome"), .. Hours]),
                ("/contact", "rules", [("Form.Channel", "Phone"), ("Form.Address", "+39 000"), ("Form.Zone", "America/New_York"), .. Hours]), ("/contact", "silence", []),
                ("/decide", "no", []), ("/mandate", "agree", []), ("/mandate", "revoke", []), ("/choices", "yes-1", []), ("/choices", "back-2", []),
                ("/messages", "write", [("Text", "from a thief")]),
                ("/earlier", "state", [("Form.ToWhom", "somebody"), ("Form.Scope", "something"), ("Form.Kind", "Host")]), ("/earlier", "drop-1", []),
            ];
            foreach (var (page, form, fields) in posts)
            {
                var answer = await SendAsync(she, prefix + page, form, fields);
                Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
                tried++;
            }

            Assert.Equal(before, await CountAsync());
            Assert.Contains(prefix == "" ? "Now: silence." : "Adesso: silenzio.", await she.ReadAsync(prefix + "/contact"), StringComparison.Ordinal);
            Assert.Contains(prefix == "" ? "Deletion is asked for." : "La cancellazione è richiesta.", await she.ReadAsync(prefix + "/pause"), StringComparison.Ordinal);
        }

        Assert.Equal(34, tried);
        Figure.Tell($"a stolen code: {tried} mutation routes, 0 immediate destructive effects");
    }

    private async Task<List<Revoca.Domain.Consents.Recipient>> ConsentsAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(stop);
        return await db.Consents.Select(x => x.Towards).Distinct().ToListAsync(stop);
    }

    private async Task<(int Cases, int Items, int Reports)> CountAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(stop);
        return (await db.Cases.CountAsync(x => x.State != CaseState.Erased, stop), await db.Items.CountAsync(stop), await db.Reports.CountAsync(stop));
    }

    private async Task<Visitor> SheAsync(string prefix = "")
    {
        var she = new Visitor(site.Browser());
        await new Reporter(she, prefix).ReportAsync();
        return she;
    }

    // A page may hold several forms: the one is chosen by the name of its handler.
    private static Task<HttpResponseMessage> SendAsync(Visitor she, string page, string form, params (string, string)[] fields) =>
        she.SendFormAsync(page, [("_handler", form), .. fields]);
}
