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

    public async Task<HttpResponseMessage> SendFormAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, await OpenFormAsync(path), fields);

    /// <returns>The hidden fields of a page's form, as they stay in an open tab.</returns>
    public async Task<IReadOnlyDictionary<string, string>> OpenFormAsync(string path)
    {
        var page = await browser.GetStringAsync(path, TestContext.Current.CancellationToken);
        return Hidden().Matches(page).DistinctBy(match => match.Groups["name"].Value)
            .ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
    }

    /// <summary>Sends an open form; a field named here stands in place of the hidden one.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, IReadOnlyDictionary<string, string> hidden, params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string>(hidden, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            all[name] = value;
        using var form = new FormUrlEncodedContent(all);
        return await browser.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
