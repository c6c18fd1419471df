using System.Net;

namespace Revoca.Web.Tests.Public.Hers;

public sealed class QuestionPageTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("", "This is what we would ask", "at least three letters")]
    [InlineData("/it", "Ecco che cosa chiederemmo", "almeno tre lettere")]
    public async Task She_sees_her_question_and_never_her_answer_and_takes_it_back(string prefix, string now, string tooShort)
    {
        var she = new Visitor(site.Browser());
        await new Reporter(she, prefix).ReportAsync();
        Assert.Contains(prefix + "/question", await she.ReadAsync(prefix + "/report/sent"), StringComparison.Ordinal);
        var refused = await she.SendFormAsync(prefix + "/question", ("_handler", "agree"), ("Form.Question", "What flew?"), ("Form.Answer", " !k "));
        Assert.Contains(tooShort, await she.ReadAsync(Reporter.Where(refused)), StringComparison.Ordinal);
        var kept = await she.SendFormAsync(prefix + "/question", ("_handler", "agree"), ("Form.Question", "What flew?"), ("Form.Answer", "blue kite"));
        Assert.Equal((HttpStatusCode.SeeOther, prefix + "/question"), (kept.StatusCode, Reporter.Where(kept)));
        var page = await she.ReadAsync(prefix + "/question");
        Assert.Contains(now, page, StringComparison.Ordinal);
        Assert.Contains("What flew?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kite", page, StringComparison.Ordinal);
        await she.SendFormAsync(prefix + "/question", ("_handler", "end"));
        Assert.DoesNotContain("What flew?", await she.ReadAsync(prefix + "/question"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Her_history_tells_that_a_question_was_agreed_on()
    {
        var she = new Visitor(site.Browser());
        await new Reporter(she).ReportAsync();
        await she.SendFormAsync("/question", ("_handler", "agree"), ("Form.Question", "What flew?"), ("Form.Answer", "blue kite"));
        Assert.Contains("A question was agreed on", await she.ReadAsync("/status"), StringComparison.Ordinal);
    }
}
