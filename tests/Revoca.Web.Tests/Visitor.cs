using System.Net;
using System.Text.RegularExpressions;

namespace Revoca.Web.Tests;

/// <summary>A browser without script: keeps cookies, fills in forms with their hidden fields, does not follow redirects by itself.</summary>
public sealed partial class Visitor(HttpClient browser)
{
    public async Task<string> ReadAsync(string path)
    {
        var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => browser.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendFormAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(path, TestContext.Current.CancellationToken);
        var hidden = Hidden().Matches(page).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return await browser.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
