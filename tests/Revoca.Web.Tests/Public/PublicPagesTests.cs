using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Revoca.Builders;

namespace Revoca.Web.Tests.Public;

/// <summary>What holds for every public page in both languages: it is small with all it loads, it loads nothing from elsewhere, and it can be turned right to left.</summary>
public sealed partial class PublicPagesTests(Site site) : IClassFixture<Site>
{
    private const int Most = 50 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("/it")]
    public async Task Each_page_with_all_it_loads_is_at_most_fifty_kilobytes_and_asks_nobody_else(string prefix)
    {
        var (pages, largest, where) = (0, 0, "");
        await foreach (var (path, body) in WalkAsync(prefix))
        {
            var size = Encoding.UTF8.GetByteCount(body);
            foreach (var part in Loaded(body))
            {
                Assert.StartsWith("/", part, StringComparison.Ordinal);
                Assert.False(part.StartsWith("//", StringComparison.Ordinal), $"{path} loads {part}.");
                size += (await site.Browser().GetByteArrayAsync(part, TestContext.Current.CancellationToken)).Length;
            }

            Assert.True(size <= Most, $"{path} is {size} bytes with all it loads.");
            (pages, largest, where) = (pages + 1, Math.Max(largest, size), size > largest ? path : where);
        }

        Assert.Equal(PublicRoutes.All.Count + 1, pages);
        Figure.Tell($"public pages {(prefix.Length > 0 ? "it" : "en")}: {pages} looked at, the largest with all it loads {largest / 1024.0:0.0} kB ({where}), limit 50 kB");
    }

    [Theory]
    [InlineData("public.css")]
    [InlineData("tokens.css")]
    public void The_public_style_knows_no_left_and_no_right(string name)
    {
        var css = File.ReadAllText(Path.Combine(Sources.Web, "wwwroot", name), Encoding.UTF8);
        Assert.Empty(Sides().Matches(css).Select(match => match.Value));
        // Seen red: what it must find.
        Assert.Matches(Sides(), "a { margin-left: 1rem }");
        Assert.Matches(Sides(), "a { text-align: right }");
        Assert.Matches(Sides(), "a { left: 0 }");
        Assert.DoesNotMatch(Sides(), "a { margin-inline-start: 1rem; text-align: start }");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/it/")]
    public async Task Each_page_says_in_which_direction_it_is_read(string path) =>
        Assert.Contains(" dir=\"ltr\">", await site.Browser().GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);

    // Each route once, in the state in which it has something to show; the places for minors in a report of their own.
    private async IAsyncEnumerable<(string Path, string Body)> WalkAsync(string prefix)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var she = new Reporter(new Visitor(site.Browser()), prefix);
        await she.Visitor.SendFormAsync(prefix + "/report", ("Form.Contact", "silence"));
        foreach (var path in PublicRoutes.Open.Append("/receipt"))
            yield return await ReadAsync(path);
        await she.Visitor.SendFormAsync(prefix + "/receipt");
        await she.AnswerAsync("age", ("Age", "Unclear"));
        yield return await ReadAsync("/report/places");
        await she.AnswerAsync("age", ("Age", "No"));
        await she.AnswerAsync("what", ("Published", "true"), ("What", "something happened"));
        await she.AnswerAsync("addresses", ("Links", string.Join('\n', Enumerable.Range(1, 53).Select(n => $"https://civitai.com/models/{n}"))));
        await she.AnswerAsync("who", ("Who", "Herself"), ("Called", "J."), ("Country", "IT"));
        foreach (var path in PublicRoutes.Steps)
            yield return await ReadAsync(path);
        await she.AnswerAsync("sites", ("May", "Later"));
        await she.AnswerAsync("review");
        foreach (var path in PublicRoutes.Hers)
            yield return await ReadAsync(path);
        // The page for an address that is none.
        yield return await ReadAsync("/not-there");
        Assert.Equal(PublicRoutes.All.Order(StringComparer.Ordinal), seen.Where(path => path != "/not-there").Order(StringComparer.Ordinal));

        async Task<(string, string)> ReadAsync(string path)
        {
            seen.Add(path);
            var answer = await she.Visitor.GetAsync(prefix + path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK || path is "/not-there" or "/not-found" or "/oops", $"{prefix}{path} answers {(int)answer.StatusCode}.");
            return (prefix + path, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private static IEnumerable<string> Loaded(string body) =>
        Parts().Matches(body).Where(match => !match.Value.StartsWith("<link", StringComparison.Ordinal) || Shown().IsMatch(match.Value))
            .Select(match => match.Groups["at"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("<(link|script|img|source|iframe)\\b[^>]*?\\b(href|src)=\"(?<at>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("rel=\"(stylesheet|icon|preload|modulepreload)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"(^|[\s;{-])(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)|border-(top|bottom)-(left|right)|-(left|right)(-\w+)?\s*:", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Sides();
}
