using Revoca.Domain.Hosts;

namespace Revoca.Domain.Tests.Hosts;

public sealed class HostDirectoryTests
{
    [Theory]
    [InlineData("google.com", "search")]
    [InlineData("maps.google.com", "search")]
    [InlineData("drive.google.com", "drive")]
    [InlineData("a.drive.google.com", "drive")]
    [InlineData("mobile.twitter.com", "x")]
    [InlineData("notgoogle.com", null)]
    [InlineData("google.com.evil.example", null)]
    [InlineData("com", null)]
    public void The_longest_domain_decides(string hostName, string? expected) =>
        Assert.Equal(expected, Directories.Few.Find(hostName)?.Id.Value);

    [Fact]
    public void Two_hosts_cannot_claim_one_domain() =>
        Assert.Throws<ArgumentException>(() => new HostDirectory(
            [Directories.Host("one", HostKind.Forum, "same.example"), Directories.Host("two", HostKind.Forum, "Same.example")]));

    [Theory]
    [InlineData("archive-today", true)]
    [InlineData("4chan", true)]
    [InlineData("", false)]
    [InlineData("Reddit", false)]
    [InlineData("a b", false)]
    public void An_id_is_short_and_lower_case(string text, bool fits) => Assert.Equal(fits, HostId.TryParse(text, out _));
}
