using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Web.SignIn;

namespace Revoca.Web.Tests.SignIn;

public sealed class FirstStartTests
{
    private const string Password = "violet harbour tin window";

    [Fact]
    public async Task The_link_makes_the_first_member_once_and_leads_her_to_her_second_factor()
    {
        await using var site = new Site();
        var key = site.Services.GetRequiredService<FirstStart>().Issue();
        var she = new Visitor(site.Browser());
        var done = await SetUpAsync(she, key, Password);
        Assert.EndsWith("/sign-in/enrol", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await she.GetAsync("/desk")).StatusCode);
        Assert.Contains("does not work any more", await new Visitor(site.Browser()).ReadAsync("/set-up?key=" + key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_password_does_not_cost_the_link()
    {
        await using var site = new Site();
        var key = site.Services.GetRequiredService<FirstStart>().Issue();
        foreach (var weak in new[] { "short", "password password", "1234567890123456", "qwertyuiopqwertyuiop" })
            Assert.Equal(HttpStatusCode.OK, (await SetUpAsync(new Visitor(site.Browser()), key, weak)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SetUpAsync(new Visitor(site.Browser()), key, Password)).StatusCode);
    }

    [Fact]
    public async Task Without_the_right_key_nothing_is_set_up()
    {
        await using var site = new Site();
        site.Services.GetRequiredService<FirstStart>().Issue();
        Assert.DoesNotContain("<form", await new Visitor(site.Browser()).ReadAsync("/set-up?key=guess"), StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await new Visitor(site.Browser()).ReadAsync("/set-up"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SetUpAsync(Visitor she, string key, string password) => Newcomer.SetUpAsync(she, key, password);
}
