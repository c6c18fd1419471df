using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Storage;

namespace Revoca.Web.Tests.Public.Report;

public sealed class ReportPagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_first_page_without_an_answer_comes_back_with_everything_typed()
    {
        var she = new Visitor(site.Browser());
        var back = Reporter.Where(await she.SendFormAsync("/report", ("Form.Contact", "write"), ("Form.How", " ")));
        Assert.Equal("/report?look=again", back);
        Assert.Contains("Write how we may reach you", await she.ReadAsync(back), StringComparison.Ordinal);
        back = Reporter.Where(await she.SendFormAsync("/report", ("Form.How", "words that must stay")));
        var page = await she.ReadAsync(back);
        Assert.Contains("words that must stay", page, StringComparison.Ordinal);
        Assert.Contains("Choose how we may reach you.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_question_of_age_is_answered()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        await she.BeginAsync();
        Assert.Equal("/report/age?look=again", await she.AnswerAsync("review"));
        Assert.Contains("it decides what we may do", await she.Visitor.ReadAsync("/report/age?look=again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_resumed_on_another_device_with_its_words()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        var words = await she.BeginAsync();
        await she.AnswerAsync("age", ("Age", "No"));
        await she.AnswerAsync("what", ("What", "begun on the bus"));
        var elsewhere = new Visitor(site.Browser());
        Assert.Equal("/report/review", Reporter.Where(await elsewhere.SendFormAsync("/check", ("Form.Code", words))));
        Assert.Contains("begun on the bus", await elsewhere.ReadAsync("/report/what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_shows_the_answer_given_before_and_a_new_one_replaces_it()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        await she.BeginAsync();
        await she.AnswerAsync("age", ("Age", "No"));
        await she.AnswerAsync("what", ("Threatened", "true"), ("What", "first words"));
        var again = await she.Visitor.ReadAsync("/report/what");
        Assert.Contains("first words", again, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Threatened\" value=\"true\" checked", again, StringComparison.Ordinal);
        await she.AnswerAsync("what", ("What", "second words"));
        Assert.DoesNotContain("first words", await she.Visitor.ReadAsync("/report/what"), StringComparison.Ordinal);
        Assert.Contains("value=\"silence\" checked", await she.Visitor.ReadAsync("/report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_of_one_report_lose_nothing_of_each_other()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        await she.BeginAsync();
        await she.AnswerAsync("age", ("Age", "No"));
        await Task.WhenAll(
            she.AnswerAsync("what", ("What", "from the first tab")),
            she.AnswerAsync("who", ("Who", "Herself"), ("Called", "second tab")));
        Assert.Contains("from the first tab", await she.Visitor.ReadAsync("/report/what"), StringComparison.Ordinal);
        Assert.Contains("second tab", await she.Visitor.ReadAsync("/report/who"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_sent_twice_is_one_report_and_so_is_the_last()
    {
        var she = new Visitor(site.Browser());
        (string, string)[] same = [("Form.Contact", "silence"), ("Form.Once", "the-same-form-in-both")];
        await she.SendFormAsync("/report", same);
        var first = await she.ReadAsync("/receipt");
        var drafts = await CountAsync(db => db.Drafts.CountAsync(TestContext.Current.CancellationToken));
        await she.SendFormAsync("/report", same);
        Assert.Equal(WordsOf(first), WordsOf(await she.ReadAsync("/receipt")));
        Assert.Equal(drafts, await CountAsync(db => db.Drafts.CountAsync(TestContext.Current.CancellationToken)));

        var reporter = new Reporter(new Visitor(site.Browser()));
        await reporter.BeginAsync();
        await reporter.AnswerAsync("age", ("Age", "No"));
        await reporter.AnswerAsync("what", ("What", "sent by two clicks"));
        var before = await CountAsync(db => db.Cases.CountAsync(TestContext.Current.CancellationToken));
        await Task.WhenAll(reporter.AnswerAsync("review"), reporter.AnswerAsync("review"), reporter.AnswerAsync("review"));
        Assert.Equal(before + 1, await CountAsync(db => db.Cases.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_expired_page_says_so_and_keeps_what_was_typed_until_the_words_are_typed_again()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        var words = await she.BeginAsync();
        await she.AnswerAsync("age", ("Age", "No"));
        var page = await she.Visitor.OpenFormAsync("/report/what");
        await she.Visitor.GetAsync("/x2"); // The session is over as it is after ten minutes, or after a restart.
        var shown = Reporter.Where(await she.Visitor.PostAsync("/report/what", page, ("Form.What", "typed for eleven minutes")));
        Assert.Equal("/check?last=kept", shown);
        Assert.Contains("what you typed is kept", await she.Visitor.ReadAsync(shown), StringComparison.Ordinal);
        Assert.Equal("/report/addresses", Reporter.Where(await she.Visitor.SendFormAsync("/check", ("Form.Code", words))));
        Assert.Contains("typed for eleven minutes", await she.Visitor.ReadAsync("/report/what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_report_in_a_second_tab_never_lands_in_this_one()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        await she.BeginAsync();
        await she.AnswerAsync("age", ("Age", "No"));
        var old = await she.Visitor.OpenFormAsync("/report/what");
        // A second report begun in another tab of the same browser takes the session over.
        await she.Visitor.GetAsync("/x2");
        var words = await new Reporter(she.Visitor).BeginAsync();
        Assert.Equal("/check?last=kept", Reporter.Where(await she.Visitor.PostAsync("/report/what", old, ("Form.What", "belongs to the first"))));
        await she.Visitor.SendFormAsync("/check", ("Form.Code", words));
        Assert.DoesNotContain("belongs to the first", await she.Visitor.ReadAsync("/report/what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_pasted_as_text_is_taken_out_and_the_words_around_it_stay()
    {
        var she = new Reporter(new Visitor(site.Browser()));
        await she.BeginAsync();
        Assert.Equal("/report/what?look=picture", await she.AnswerAsync("what", ("What", "before data:image/png;base64,AAAA after")));
        var page = await she.Visitor.ReadAsync("/report/what?look=picture");
        Assert.Contains("we never take pictures", page, StringComparison.Ordinal);
        Assert.Contains("before  after", page, StringComparison.Ordinal);
        Assert.DoesNotContain("base64", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_words_and_a_name_of_emoji_arrive_whole()
    {
        var narrative = string.Join(' ', Enumerable.Range(0, 10_000).Select(number => "word" + number.ToString(CultureInfo.InvariantCulture)));
        var name = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 120));
        var she = new Reporter(new Visitor(site.Browser()));
        await she.BeginAsync();
        await she.AnswerAsync("age", ("Age", "No"));
        Assert.Equal("/report/addresses", await she.AnswerAsync("what", ("What", narrative)));
        await she.AnswerAsync("who", ("Called", name));
        Assert.Equal("/report/sent", await she.AnswerAsync("review"));
        var kept = await CountAsync(db => db.Cases.OrderByDescending(x => x.OpenedAt).FirstAsync(TestContext.Current.CancellationToken));
        Assert.Equal(narrative, kept.Narrative);
        Assert.Equal(100, new StringInfo(kept.CalledName).LengthInTextElements);
        Assert.StartsWith(kept.CalledName, name, StringComparison.Ordinal);
    }

    private static string WordsOf(string page) => page.Split("<p class=\"code\">")[1].Split('<')[0];

    private async Task<T> CountAsync<T>(Func<CaseworkDb, Task<T>> ask)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await ask(db);
    }
}
