namespace Revoca.Domain.Tests.Hosts;

public sealed class PublicSuffixesTests
{
    [Theory]
    [InlineData("a.b.site.com", "site.com")]
    [InlineData("site.co.uk", "site.co.uk")]
    [InlineData("deep.site.co.uk", "site.co.uk")]
    [InlineData("someone.github.io", "someone.github.io")]
    [InlineData("a.site.ck", "a.site.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("sub.www.ck", "www.ck")]
    [InlineData("forum.board.example", "board.example")]
    [InlineData("x.xn--55qx5d.cn", "x.xn--55qx5d.cn")]
    [InlineData("co.uk", null)]
    [InlineData("site.ck", null)]
    [InlineData("com", null)]
    [InlineData("203.0.113.7", null)]
    [InlineData("2001:db8::1", null)]
    public void The_registrable_domain_is_the_suffix_and_one_label_more(string host, string? expected) =>
        Assert.Equal(expected, Directories.Suffixes.RegistrableDomain(host));

    [Theory]
    [InlineData("site.com", true)]
    [InlineData("com", false)]
    [InlineData("board.example", false)]
    public void A_suffix_is_listed_or_it_is_not(string host, bool listed) => Assert.Equal(listed, Directories.Suffixes.HasListedSuffix(host));
}
