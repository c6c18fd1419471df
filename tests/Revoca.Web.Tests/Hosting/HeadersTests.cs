using System.Net;
using Revoca.Web.Tests.SignIn;

namespace Revoca.Web.Tests.Hosting;

public sealed class HeadersTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/", "en", "Notes")]
    [InlineData("/it", "it", "Appunti")]
    [InlineData("/it/", "it", "Appunti")]
    [InlineData("/not-there", "en", "Notes")]
    [InlineData("/it/not-there", "it", "Appunti")]
    public async Task A_public_page_is_in_the_language_of_its_prefix_under_a_neutral_title(string path, string language, string title)
    {
        var answer = await site.Browser().GetAsync(path, Any);
        var page = await answer.Content.ReadAsStringAsync(Any);
        Assert.Contains($"<html lang=\"{language}\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{title}</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_page_allows_nearly_nothing_and_is_kept_nowhere()
    {
        var answer = await site.Browser().GetAsync("/", Any);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
    }

    [Fact]
    public async Task A_public_page_loads_no_framework_and_nothing_from_elsewhere()
    {
        var page = await site.Browser().GetStringAsync("/", Any);
        Assert.DoesNotContain("_framework", page, StringComparison.OrdinalIgnoreCase);
        var own = page.Replace("http://www.w3.org", "", StringComparison.Ordinal);
        Assert.DoesNotContain("://", own, StringComparison.Ordinal);
        Assert.DoesNotContain("=\"//", own, StringComparison.Ordinal); // two slashes alone also occur in a token's base64
    }

    [Fact]
    public async Task Plain_http_beyond_this_machine_gets_an_explanation_instead_of_a_page()
    {
        using var browser = site.Browser();
        browser.BaseAddress = new Uri("http://192.0.2.7");
        var answer = await browser.GetAsync("/", Any);
        // Host filtering answers first when the name is not ours at all.
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.MisdirectedRequest, HttpStatusCode.BadRequest });
        Assert.DoesNotContain("<main", await answer.Content.ReadAsStringAsync(Any), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_asks_a_stranger_to_sign_in()
    {
        var answer = await site.Browser().GetAsync("/desk", Any);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?to=%2Fdesk", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_desks_socket_refuses_a_stranger()
    {
        var answer = await site.Browser().PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, Any);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost", HttpStatusCode.OK)]
    public async Task The_desks_socket_refuses_a_signed_in_browser_that_comes_from_another_page(string origin, HttpStatusCode expected)
    {
        await using var own = new Site();
        var browser = own.Browser();
        await Newcomer.ArriveAsync(own, new Visitor(browser));
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        asking.Headers.Add("Origin", origin);
        Assert.Equal(expected, (await browser.SendAsync(asking, Any)).StatusCode);
    }

    [Fact]
    public async Task The_desk_and_the_sign_in_run_only_our_own_script_and_none_that_stands_in_a_page()
    {
        await using var own = new Site();
        var browser = own.Browser();
        await Newcomer.ArriveAsync(own, new Visitor(browser));
        foreach (var path in new[] { "/desk", "/desk/settings/sign-in", "/sign-in", "/sign-in/enrol", "/sign-in/codes" })
        {
            var answer = await browser.GetAsync(path, Any);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
            Assert.Equal("script-src 'self'", policy.Split(';', StringSplitOptions.TrimEntries).Single(part => part.StartsWith("script-src", StringComparison.Ordinal)));
            Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(Any), StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task A_name_that_is_not_ours_is_refused_before_anything_else()
    {
        using var browser = site.Browser();
        browser.BaseAddress = new Uri("https://evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/sign-in", Any)).StatusCode);
    }

    [Fact]
    public async Task Health_is_one_word_without_details()
    {
        var answer = await site.Browser().GetAsync("/health", Any);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Any)));
        Assert.DoesNotContain(answer.Headers, header => header.Key is "Server" or "X-Powered-By");
    }

    [Fact]
    public async Task Forwarded_headers_of_a_proxy_that_is_not_listed_are_ignored()
    {
        using var browser = site.Browser();
        browser.BaseAddress = new Uri("http://localhost");
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/");
        asking.Headers.Add("X-Forwarded-Proto", "https");
        // Believed, the answer would carry the header that only https gets.
        Assert.DoesNotContain((await browser.SendAsync(asking, Any)).Headers, header => header.Key == "Strict-Transport-Security");
        browser.Dispose();
        Assert.Contains((await site.Browser().GetAsync("/", Any)).Headers, header => header.Key == "Strict-Transport-Security");
    }

    private static CancellationToken Any => TestContext.Current.CancellationToken;
}
