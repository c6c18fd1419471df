using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence.Claims;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Web.Tests.Public;

public sealed class FilesPageTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/files", "Describe a file without showing it")]
    [InlineData("/it/files", "Descrivere un file senza mostrarlo")]
    public async Task A_file_can_be_described_but_never_posted(string path, string heading)
    {
        var page = await site.Browser().GetStringAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", page, StringComparison.Ordinal);
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        Assert.DoesNotContain(" name=", main, StringComparison.Ordinal);
        Assert.DoesNotContain("multipart", page, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(page) < 15 * 1024);
    }

    [Fact]
    public async Task The_script_and_its_worker_are_served_and_may_not_connect_anywhere()
    {
        foreach (var name in (string[])["page.js", "worker.js"])
        {
            var answer = await site.Browser().GetAsync("/on-device/" + name, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_her_code_open_the_text_is_kept_with_her_case_and_still_no_file_can_be_posted()
    {
        var her = new Visitor(site.Browser());
        await TestCasework.Employ(site.Services, TestCasework.Ada, "Ada", StaffRole.Advocate);
        var opened = await site.Services.GetRequiredService<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var entered = await her.SendFormAsync("/check", ("Form.Code", opened.Code.InWords("en")));
        Assert.EndsWith("/status", entered.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var page = await her.ReadAsync("/files");
        Assert.Contains("name=\"Form.Claims\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("multipart", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<input type=\"file\"[^>]* name=", page);

        var kept = await her.SendFormAsync("/files", ("Form.Claims", ClaimLines.Picture(1)));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.EndsWith("/files?came=kept", kept.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Your file stayed with you", await her.ReadAsync("/files?came=kept"), StringComparison.Ordinal);
        var claims = await site.Services.GetRequiredService<ShowClaims>().Run(opened.Id, TestCasework.Ada);
        Assert.Equal(ActorKind.Person, Assert.Single(claims.Claims).Kept.GivenBy);

        var nothing = await her.SendFormAsync("/files", ("Form.Claims", "hello"));
        Assert.EndsWith("?came=none", nothing.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}
