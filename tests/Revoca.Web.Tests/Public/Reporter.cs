using System.Net;
using System.Text.RegularExpressions;

namespace Revoca.Web.Tests.Public;

/// <summary>Fills in a report page by page, without script, as far as asked.</summary>
public sealed partial class Reporter(Visitor visitor, string prefix = "")
{
    public Visitor Visitor => visitor;

    /// <returns>The six words.</returns>
    public async Task<string> BeginAsync()
    {
        var first = await visitor.SendFormAsync(prefix + "/report", ("Form.Contact", "silence"));
        Assert.Equal(prefix + "/receipt", Where(first));
        var words = Code().Match(await visitor.ReadAsync(prefix + "/receipt")).Groups["code"].Value;
        Assert.Equal(prefix + "/report/age", Where(await visitor.SendFormAsync(prefix + "/receipt")));
        return words;
    }

    /// <returns>Where the page leads to.</returns>
    public async Task<string> AnswerAsync(string page, params (string Name, string Value)[] fields) =>
        Where(await visitor.SendFormAsync($"{prefix}/report/{page}", [.. fields.Select(field => ("Form." + field.Name, field.Value))]));

    /// <summary>A whole report about two addresses.</summary>
    public async Task<string> ReportAsync(string age = "No", string sites = "Later")
    {
        var words = await BeginAsync();
        await AnswerAsync("age", ("Age", age));
        await AnswerAsync("what", ("Published", "true"), ("What", "something happened"));
        await AnswerAsync("addresses", ("Links", "https://civitai.com/models/1 https://x.com/a/status/1\nftp://x.y"));
        await AnswerAsync("who", ("Who", "Herself"), ("Called", "J."), ("Country", "IT"));
        if (age == "No")
            await AnswerAsync("sites", ("May", sites));
        Assert.Equal(prefix + "/report/sent", await AnswerAsync("review"));
        return words;
    }

    public static string Where(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var to = answer.Headers.Location;
        return to is { IsAbsoluteUri: true } ? to.PathAndQuery : to?.OriginalString ?? "";
    }

    [GeneratedRegex("<p class=\"code\">(?<code>[^<]+)</p>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
