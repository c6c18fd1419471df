using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Web.Tests.Public;
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

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/it/sign-in")]
    [InlineData("/desk")]
    [InlineData("/check")]
    public async Task On_plain_http_under_its_own_name_each_page_says_in_both_languages_what_to_do(string path)
    {
        await using var own = new Site();
        await using var named = own.WithWebHostBuilder(host => host.UseSetting("AllowedHosts", "help.example"));
        using var browser = named.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://help.example") });
        var answer = await browser.GetAsync(path, Any);
        var said = await answer.Content.ReadAsStringAsync(Any);
        Assert.Equal((HttpStatusCode.MisdirectedRequest, "text/plain", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
        Assert.Contains("This address needs https.", said, StringComparison.Ordinal);
        Assert.Contains("Questo indirizzo richiede https.", said, StringComparison.Ordinal);
        Assert.Contains("--Proxies:0=", said, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie");
        using var safe = named.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://help.example") });
        Assert.NotEqual(HttpStatusCode.MisdirectedRequest, (await safe.GetAsync(path, Any)).StatusCode);
    }

    [Fact]
    public async Task Headers_of_a_proxy_that_is_listed_are_believed()
    {
        await using var own = new Site();
        await using var behind = own.WithWebHostBuilder(host =>
        {
            host.UseSetting("Proxies:0", "127.0.0.1");
            host.ConfigureServices(services => services.AddSingleton<IStartupFilter, FromLoopback>());
        });
        using var browser = behind.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/");
        asking.Headers.Add("X-Forwarded-Proto", "https");
        Assert.Contains((await browser.SendAsync(asking, Any)).Headers, header => header.Key == "Strict-Transport-Security");
    }

    [Fact]
    public async Task Every_cookie_that_opens_something_is_bound_to_this_host_hidden_from_script_and_strict()
    {
        await using var own = new Site();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        using var browser = own.CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(), new CookieWatch(seen));
        await Newcomer.ArriveAsync(own, new Visitor(browser));
        await new Reporter(new Visitor(browser)).BeginAsync();
        Assert.True(seen.Count > 4, string.Join(", ", seen.Keys));
        foreach (var (name, cookie) in seen.Where(pair => pair.Key is not "revoca-language"))
        {
            Assert.True(name == "f" || name.StartsWith("__Host-", StringComparison.Ordinal), cookie);
            foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" })
                Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        }
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

    // A test's request has no address; one through a proxy comes from the proxy.
    private sealed class FromLoopback : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                return then(context);
            });
            next(app);
        };
    }

    private sealed class CookieWatch(Dictionary<string, string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                seen.TryAdd(cookie.Split('=')[0], cookie);
            return answer;
        }
    }
}
