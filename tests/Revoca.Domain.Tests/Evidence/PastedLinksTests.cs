using Revoca.Domain.Evidence;
using Revoca.Domain.Tests.Hosts;

namespace Revoca.Domain.Tests.Evidence;

public sealed class PastedLinksTests
{
    [Theory]
    [InlineData("see https://a.example/x, and (https://b.example/y_(z)).", "https://a.example/x https://b.example/y_(z)")]
    [InlineData("[12:02] friend: look https://a.example/x please", "https://a.example/x")]
    [InlineData("<https://a.example/x> \"https://b.example/y\",seen", "https://a.example/x https://b.example/y")]
    [InlineData("[text](https://a.example/x) **https://b.example/y** _https://c.example/z_", "https://a.example/x https://b.example/y https://c.example/z")]
    [InlineData("look:https://a.example/x seehttps://b.example/y", "https://a.example/x https://b.example/y")]
    [InlineData("https://a.example/x,https://b.example/y;https://c.example/z", "https://a.example/x https://b.example/y https://c.example/z")]
    [InlineData("https://a.example/1,2,3", "https://a.example/1,2,3")]
    [InlineData("https://civitai.com/models/9,seen yesterday", "https://civitai.com/models/9")]
    [InlineData("{\"text\":\"https:\\/\\/a.example\\/x\\nnext\"}", "https://a.example/x")]
    [InlineData("https://web.archive.org/web/2020/https://x.com/a/status/1", "https://web.archive.org/web/2020/https://x.com/a/status/1")]
    [InlineData("web.archive.org/web/2020/https://x.com/a/status/1", "https://web.archive.org/web/2020/https://x.com/a/status/1")]
    [InlineData("civitai.com/models/1 site.co.uk/x www.site.com site(dot)com", "https://civitai.com/models/1 https://site.co.uk/x https://site.com/ https://site.com/")]
    [InlineData("hxxps://site[.]example/a hxxp://x[.]com/n/status/5", "https://site.example/a https://x.com/i/status/5")]
    [InlineData("civitai.com and/or 24/7, e.g./i.e., photo.zip, name@site.com, mailto:name@site.com, name@site.com/x, C:\\temp\\a.txt", "")]
    [InlineData("http: https: note: something", "")]
    [InlineData("", "")]
    public void Links_are_found_and_text_stays_text(string line, string expected)
    {
        var pasted = Read(line);
        Assert.Equal(expected, string.Join(' ', pasted.Links.Select(link => link.Url.Canonical)));
        Assert.Empty(pasted.Rejected);
    }

    [Fact]
    public void Csv_with_a_header_is_read_by_its_fields()
    {
        var pasted = Read("when;url;note\n12 Oct;https://a.example/x,y;\"seen; twice\"\r\n13 Oct;\"https://b.example/z\";");
        Assert.Equal(["https://a.example/x,y", "https://b.example/z"], pasted.Links.Select(link => link.Url.Canonical));
        Assert.Equal([2, 3], pasted.Links.Select(link => link.Line));
    }

    [Fact]
    public void What_looks_like_a_link_and_is_none_is_listed_with_its_line()
    {
        var pasted = Read("text\nhttps://user@a.example/x and ftp://b.example/y\nttps://c.example/");
        Assert.Equal(
            [(2, "https://user@a.example/x", LinkRejection.UserInfo), (2, "ftp://b.example/y", LinkRejection.NotWeb), (3, "ttps://c.example/", LinkRejection.NotWeb)],
            pasted.Rejected.Select(link => (link.Line, link.Text, link.Reason)));
    }

    [Fact]
    public void A_rejected_text_shows_hidden_characters_and_is_cut()
    {
        Assert.Equal("https://a⟨U+202E⟩b.example/", Assert.Single(Read("https://a\u202Eb.example/").Rejected).Text);
        Assert.Equal(501, Assert.Single(Read("https://" + new string('a', 9000)).Rejected).Text.Length);
    }

    [Theory]
    [InlineData("https://a.example/x", "https://a.example/x", DuplicateReason.SameText)]
    [InlineData("https://a.example/x", "http://www.A.example/x/", DuplicateReason.WrittenDifferently)]
    [InlineData("https://a.example/x", "https://a.example/x?utm_source=y", DuplicateReason.Tracking)]
    [InlineData("https://civitai.com/models/1", "https://civitai.com/models/1/title", DuplicateReason.SamePost)]
    [InlineData("https://civitai.com/models/1/one", "https://civitai.com/models/1/two", DuplicateReason.SamePost)]
    [InlineData("https://imgur.com/a/b", "https://m.imgur.com/a/b", DuplicateReason.SiteVariant)]
    [InlineData("https://m.imgur.com/a/b", "https://imgur.com/a/b", DuplicateReason.SiteVariant)]
    [InlineData("https://twitter.com/a/status/1", "https://mobile.twitter.com/a/status/1", DuplicateReason.SiteVariant)]
    [InlineData("https://x.com/a/status/1", "https://mobile.twitter.com/a/status/1", DuplicateReason.RenamedSite)]
    [InlineData("https://a.example/x", "hxxps://a[.]example/x", DuplicateReason.Defanged)]
    public void A_duplicate_names_the_first_and_the_reason(string first, string second, DuplicateReason reason)
    {
        var pasted = Read(first + "\n" + second);
        Assert.Null(pasted.Links[0].DuplicateOf);
        Assert.Equal((pasted.Links[0], reason), (pasted.Links[1].DuplicateOf, pasted.Links[1].DuplicateReason));
        Assert.Single(pasted.Items);
    }

    [Fact]
    public void Items_are_grouped_by_host_and_the_unknown_by_registrable_domain()
    {
        var groups = Read("https://x.com/a/status/1 https://twitter.com/a/status/2 https://f.board.example/1 https://g.board.example/2 https://f.board.example/1").Groups;
        Assert.Equal([("board.example", null, 2), ("x", "x", 2)], groups.Select(group => (group.Name, group.Host?.Id.Value, group.Items.Count)));
    }

    private static PastedLinks Read(string text) => PastedLinks.Read(text, Directories.Few, Directories.Suffixes);
}
