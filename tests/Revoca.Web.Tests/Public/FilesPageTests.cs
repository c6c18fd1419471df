using System.Text;

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
}
