using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Revoca.Web.Tests.Public;

public sealed partial class HerSideTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("", "None of 2 is down yet.", "There is a question only you can decide.")]
    [InlineData("/it", "Nessuno dei 2 è ancora stato tolto.", "C'è una domanda")]
    public async Task A_report_gives_a_code_and_the_code_opens_one_calm_sentence(string prefix, string where, string need)
    {
        var code = await ReportAsync(prefix);
        var she = new Visitor(site.Browser());
        var opened = await she.SendFormAsync(prefix + "/check", ("Form.Code", code.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.EndsWith(prefix + "/status", opened.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var status = await she.ReadAsync(prefix + "/status");
        Assert.Contains(where, status, StringComparison.Ordinal);
        Assert.Contains(need, status, StringComparison.Ordinal);
        Assert.DoesNotContain("civitai", status, StringComparison.OrdinalIgnoreCase);
        Assert.True(Encoding.UTF8.GetByteCount(status) <= 15 * 1024);
    }

    [Fact]
    public async Task An_unknown_and_a_malformed_code_get_the_same_answer_to_the_byte()
    {
        async Task<(HttpStatusCode, string?, string)> Try(string code)
        {
            var somebody = new Visitor(site.Browser());
            var answer = await somebody.SendFormAsync("/check", ("Form.Code", code));
            var shown = await somebody.ReadAsync(answer.Headers.Location?.PathAndQuery ?? "/");
            return (answer.StatusCode, answer.Headers.Location?.OriginalString, Variable().Replace(shown, ""));
        }

        var unknown = await Try("dewdrop flannel tennis tactic petrol entry");
        Assert.Equal(HttpStatusCode.SeeOther, unknown.Item1);
        Assert.Contains("That code did not open anything.", unknown.Item3, StringComparison.Ordinal);
        Assert.Equal(unknown, await Try("nothing like a code"));
        Assert.Equal(unknown, await Try("1234 5678 9012 3456 7890 1"));
    }

    [Fact]
    public async Task Leaving_ends_the_session_and_leads_elsewhere()
    {
        var code = await ReportAsync("");
        var she = new Visitor(site.Browser());
        await she.SendFormAsync("/check", ("Form.Code", code));
        Assert.Contains("url=/x2", await she.ReadAsync("/x1"), StringComparison.Ordinal);
        var left = await she.GetAsync("/x2");
        Assert.Equal("https://neutral.example/", left.Headers.Location?.OriginalString);
        Assert.Contains("This page has closed by itself", await she.ReadAsync("/status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Perhaps_under_18_shows_the_places_that_can_act_now()
    {
        var somebody = new Reporter(new Visitor(site.Browser()));
        await somebody.BeginAsync();
        Assert.Equal("/report/places", await somebody.AnswerAsync("age", ("Age", "Unclear")));
        var places = await somebody.Visitor.ReadAsync("/report/places");
        Assert.Contains("report.cybertip.org", places, StringComparison.Ordinal);
        Assert.Contains("takeitdown.ncmec.org", places, StringComparison.Ordinal);
        Assert.Contains("www.commissariatodips.it", places, StringComparison.Ordinal);
    }

    private Task<string> ReportAsync(string prefix) => new Reporter(new Visitor(site.Browser()), prefix).ReportAsync();

    // The antiforgery token and the framework's sealed comment differ on every page, whoever asks.
    [GeneratedRegex("name=\"f\" value=\"[^\"]*\"|<!--Blazor-[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
