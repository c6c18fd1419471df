using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Revoca.Builders;
using Revoca.Web.Tests.Public;

namespace Revoca.Web.Tests.Hosting;

/// <summary>Logs are read by people who may read no case: at the most talkative level they hold nothing of hers.</summary>
public sealed class TraceLogTests(Site site) : IClassFixture<Site>
{
    private const string Canary = "zq7canary";

    [Fact]
    public async Task A_log_at_trace_level_holds_no_word_she_typed_and_no_code()
    {
        using var logs = new KeptLogs();
        await using var talkative = site.WithWebHostBuilder(host => host.ConfigureLogging(all => all.AddFilter<KeptLogs>(_ => true).AddProvider(logs)));
        Visitor Visit() => new(talkative.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }));

        var reporter = new Reporter(Visit());
        var words = await reporter.BeginAsync();
        await reporter.AnswerAsync("age", ("Age", "No"));
        await reporter.AnswerAsync("what", ("Published", "true"), ("What", Canary + " happened"));
        await reporter.AnswerAsync("addresses", ("Links", $"https://x.com/{Canary}/status/1"));
        await reporter.AnswerAsync("who", ("Who", "Herself"), ("Called", Canary), ("Country", "IT"));
        await reporter.AnswerAsync("sites", ("May", "Later"));
        Assert.Equal("/report/sent", await reporter.AnswerAsync("review"));
        await reporter.Visitor.SendFormAsync("/messages", ("_handler", "write"), ("Text", Canary));
        await Visit().SendFormAsync("/check", ("Form.Code", Canary));
        Assert.Equal("/status", Reporter.Where(await Visit().SendFormAsync("/check", ("Form.Code", words))));
        await Visit().SendFormAsync("/sign-in", ("Form.Mail", Canary + "@mail.example"), ("Form.Password", Canary + " password"), ("Form.Code", "123456"));

        var said = logs.Text;
        Figure.Tell($"{said.Length / 1024:N0} KiB of log at trace level: {Hits(said, Canary)} words of hers, {Hits(said, words)} codes");
        Assert.True(said.Length > 50_000, $"only {said.Length} characters were logged");
        Assert.Equal(0, Hits(said, Canary) + Hits(said, words));
    }

    private static int Hits(string text, string word) => text.Split(word).Length - 1;
}
