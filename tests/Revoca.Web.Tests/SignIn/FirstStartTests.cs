using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Web.SignIn;

namespace Revoca.Web.Tests.SignIn;

public sealed class FirstStartTests
{
    private const string Password = "violet harbour tin window";

    [Fact]
    public async Task The_link_makes_the_first_member_once_and_signs_her_in()
    {
        await using var site = new Site();
        var key = site.Services.GetRequiredService<FirstStart>().Issue();
        var she = new Visitor(site.Browser());
        var done = await SetUpAsync(she, key, Password);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await she.GetAsync("/desk")).StatusCode);
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

    [Fact]
    public async Task A_member_signs_in_and_out_and_a_wrong_password_tells_nothing()
    {
        await using var site = new Site();
        await SetUpAsync(new Visitor(site.Browser()), site.Services.GetRequiredService<FirstStart>().Issue(), Password);
        var she = new Visitor(site.Browser());
        var wrong = await she.SendFormAsync("/sign-in", ("Form.Mail", "ada@helpline.example"), ("Form.Password", "something else entirely"));
        var nobody = await she.SendFormAsync("/sign-in", ("Form.Mail", "nobody@helpline.example"), ("Form.Password", Password));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, nobody.StatusCode);
        var right = await she.SendFormAsync("/sign-in?to=https://evil.example/", ("Form.Mail", "ada@helpline.example"), ("Form.Password", Password));
        Assert.EndsWith("/desk", right.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await she.GetAsync("/desk")).StatusCode);
    }

    private static Task<HttpResponseMessage> SetUpAsync(Visitor she, string key, string password) => she.SendFormAsync("/set-up?key=" + key,
        ("Form.Organisation", "Helpline Example"), ("Form.Sender", "help@helpline.example"), ("Form.Country", "IT"),
        ("Form.Name", "Ada Rossi"), ("Form.Mail", "ada@helpline.example"), ("Form.Password", password));
}
