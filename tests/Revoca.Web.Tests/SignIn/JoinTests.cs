using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.People;
using Revoca.Casework.People.Team;
using Revoca.Domain.People;

namespace Revoca.Web.Tests.SignIn;

public sealed class JoinTests
{
    private const string Password = "violet harbour tin window";

    [Fact]
    public async Task Whoever_was_invited_chooses_a_password_once_and_arrives_at_sign_in()
    {
        await using var site = new Site();
        var key = await InviteAsync(site);
        var she = new Visitor(site.Browser());
        Assert.Contains("dora@helpline.test", await she.ReadAsync("/join?key=" + key), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await JoinAsync(she, key, "short", "short")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await JoinAsync(she, key, Password, Password + " ")).StatusCode);
        var done = await JoinAsync(she, key, Password, Password);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.EndsWith("/sign-in", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var rows = await site.Services.GetRequiredService<ListStaff>().Run(TestCasework.Ada, TestContext.Current.CancellationToken);
        Assert.Equal([StaffRole.Advocate], rows.Single(row => row.Mail == "dora@helpline.test").Roles);
    }

    [Fact]
    public async Task Used_called_back_unknown_and_missing_links_give_one_and_the_same_helpful_page()
    {
        await using var site = new Site();
        var used = await InviteAsync(site);
        await JoinAsync(new Visitor(site.Browser()), used, Password, Password);
        var back = await InviteAsync(site, "eve@helpline.test");
        var invitations = site.Services.GetRequiredService<InviteMember>();
        await invitations.Revoke((await invitations.Open(TestCasework.Ada, TestContext.Current.CancellationToken))[0].Id, TestCasework.Ada, TestContext.Current.CancellationToken);
        var pages = new List<string>();
        foreach (var link in new[] { "?key=" + used, "?key=" + back, "?key=guess", "", "?key=" })
            pages.Add(Body(await new Visitor(site.Browser()).ReadAsync("/it/join" + link)));
        Assert.Single(pages.Distinct(StringComparer.Ordinal));
        Assert.Contains("non funziona più", pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("<form", pages[0], StringComparison.Ordinal);
    }

    private static string Body(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

    private static Task<HttpResponseMessage> JoinAsync(Visitor she, string key, string password, string again) =>
        she.SendFormAsync("/join?key=" + key, ("Form.Password", password), ("Form.Again", again));

    private static async Task<string> InviteAsync(Site site, string mail = "dora@helpline.test")
    {
        var staff = site.Services.GetRequiredService<ListStaff>();
        if ((await staff.RolesOf(TestCasework.Ada)).Count == 0)
            await TestCasework.Employ(site.Services, TestCasework.Ada, "Ada", StaffRole.Administrator);
        var made = await site.Services.GetRequiredService<InviteMember>().Run(new InvitationCard("Dora Example", mail, [StaffRole.Advocate]), TestCasework.Proof(site.Services, TestCasework.Ada), TestContext.Current.CancellationToken);
        return made.Key;
    }
}
