using CsCheck;
using Revoca.Domain.Evidence;
using Revoca.Domain.Tests.Hosts;

namespace Revoca.Domain.Tests.Evidence;

public sealed class PastedLinksPropertyTests
{
    private static readonly string[] HostNames =
    [
        "x.com", "twitter.com", "mobile.twitter.com", "old.reddit.com", "redd.it", "t.me", "discord.gg", "youtu.be", "www.youtube.com", "it.pornhub.com",
        "xvideos.com", "xhamster.com", "imgur.com", "mega.nz", "drive.google.com", "mediafire.com", "civitai.com", "huggingface.co", "github.com",
        "gist.github.com", "google.com", "bing.com", "facebook.com", "instagram.com", "tiktok.com", "pinterest.it", "patreon.com", "archive.ph",
        "pixiv.net", "threads.net", "münchen.example", "www.site.example", "www.www.example", "203.0.113.9", "[2001:db8::1]", "a.b.co.uk",
    ];

    private static readonly string[] Words =
    [
        "a", "comments", "status", "models", "r", "s", "u", "watch", "video", "file", "d", "i", "web", "12", "ab1", "search", "photo.php", "@name", "p",
        "reel", "pin", "x--1", "posts", "title-12", "view_video.php", "embed", "joinchat", "+c", "tree", "main", "repo.git", "..", ".", "", "%2e%2E", "%C3%BC",
        "ü", "\u202E", "\0", "\uD800", "%", "%4", "a b", "(x)", "0123456789abcdef", "www.", "xhAbcd1", "#", "http:", "\\", "'",
    ];

    private static readonly Gen<string> Path = OneOf(Words).Array[0, 5].Select(parts => string.Concat(parts.Select(part => "/" + part)));

    private static readonly Gen<string> Query =
        Gen.Select(OneOf("q", "v", "id", "viewkey", "utm_x", "fbid", "modelVersionId", "a", "", "tbm", "ü"), OneOf(Words))
            .Select((name, value) => $"{name}={value}").Array[0, 3].Select(pairs => pairs.Length == 0 ? "" : "?" + string.Join('&', pairs));

    private static readonly Gen<string> Link =
        Gen.Select(OneOf("https://", "http://", "hxxps://", "HTTPS:", ""), OneOf(HostNames), Path, Query, OneOf("", "#x", "#!AbC!Key", "#F!AbC!Key", "#/r", "#!"))
            .Select((scheme, host, path, query, fragment) => scheme + host + path + query + fragment);

    [Fact]
    public void Parsing_a_canonical_form_gives_itself() =>
        Link.Sample(text =>
        {
            if (!ContentUrl.TryParse(text, out var url))
                return;
            var again = ContentUrl.Parse(url.Canonical);
            Assert.Equal(url.Canonical, again.Canonical);
            Assert.Equal(url.Kind, again.Kind);
        }, iter: 20_000);

    [Fact]
    public void What_was_written_opens_the_same_item() =>
        Link.Sample(text =>
        {
            if (ContentUrl.TryParse(text, out var url))
                Assert.Equal(url.Canonical, ContentUrl.Parse(url.Written).Canonical);
        }, iter: 20_000);

    [Fact]
    public void A_canonical_form_is_plain_ascii_without_spaces() =>
        Link.Sample(text =>
        {
            if (ContentUrl.TryParse(text, out var url))
                Assert.DoesNotContain(url.Canonical, c => c is <= ' ' or >= '\x7f');
        }, iter: 20_000);

    [Fact]
    public void No_text_makes_it_fail() =>
        Gen.OneOf(Gen.String, OneOf([.. Words, .. HostNames, ":", "/", "//", "https://", "[", "]", "[.]", "@", ",", "\"", " "]).Array[0, 12].Select(string.Concat))
            .Sample(text => _ = Read(text).Groups, iter: 20_000);

    [Fact]
    public void Pasting_a_text_twice_adds_links_but_no_items() =>
        Link.Array[0, 8].Sample(links =>
        {
            var text = string.Join('\n', links);
            var (once, twice) = (Read(text), Read(text + "\n" + text));
            Assert.Equal(once.Items.Select(item => item.Url), twice.Items.Select(item => item.Url));
            Assert.Equal(once.Links.Count * 2, twice.Links.Count);
            Assert.Equal(once.Items.Count, twice.Groups.Sum(group => group.Items.Count));
        }, iter: 2_000);

    [Fact]
    public void The_order_of_lines_does_not_change_which_items_there_are() =>
        Link.Array[0, 8].Sample(links =>
        {
            var forward = Read(string.Join('\n', links)).Items.Select(item => item.Url.Canonical);
            var backward = Read(string.Join('\n', links.Reverse())).Items.Select(item => item.Url.Canonical);
            Assert.Equal(forward.Order(StringComparer.Ordinal), backward.Order(StringComparer.Ordinal));
        }, iter: 2_000);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static PastedLinks Read(string text) => PastedLinks.Read(text, Directories.Few, Directories.Suffixes);
}
