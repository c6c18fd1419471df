using Revoca.Domain.Evidence;

namespace Revoca.Domain.Tests.Evidence;

public sealed class ContentUrlTests
{
    [Theory]
    [InlineData("HTTP://WWW.Site.Example:80/A/", "https://site.example/A")]
    [InlineData("https://site.example:443", "https://site.example/")]
    [InlineData("http://site.example:8080/x", "http://site.example:8080/x")]
    [InlineData("https://site.example/%7euser/../b/./c%2f", "https://site.example/b/c%2F")]
    [InlineData("https://site.example/a?b=2&a=1&a=0&utm_source=x&fbclid=y#top", "https://site.example/a?a=1&a=0&b=2")]
    [InlineData("https://site.example/?", "https://site.example/")]
    [InlineData("https://site.example/#/route/1", "https://site.example/#/route/1")]
    [InlineData("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC")]
    [InlineData("https://XN--MNCHEN-3YA.example./", "https://xn--mnchen-3ya.example/")]
    [InlineData("https://site。example/a", "https://site.example/a")]
    [InlineData("https://203.0.113.7/a", "https://203.0.113.7/a")]
    [InlineData("https://[2001:DB8::0:1]:444/a", "https://[2001:db8::1]:444/a")]
    [InlineData("https:site.example/a", "https://site.example/a")]
    [InlineData("site.example:8080/a", "https://site.example:8080/a")]
    [InlineData("https://site.example/a?b=1&amp;c=2", "https://site.example/a?b=1&c=2")]
    [InlineData("https://site.example/100%", "https://site.example/100%")]
    [InlineData("https://site.example/a b", "https://site.example/a%20b")]
    [InlineData("https://exa%6Dple.example/", "https://example.example/")]
    [InlineData("hxxps://site[.]example/file[.]zip", "https://site.example/file.zip")]
    [InlineData("hXXp[:]//site(dot)example/a", "https://site.example/a")]
    [InlineData("h**ps://site{.}example/a", "https://site.example/a")]
    [InlineData("site[dot]example", "https://site.example/")]
    [InlineData("\u200Bhttps://site.example/a\u200B", "https://site.example/a")]
    public void An_address_has_one_canonical_form(string text, string canonical) => Assert.Equal(canonical, ContentUrl.Parse(text).Canonical);

    [Theory]
    [InlineData("", LinkRejection.NoHost)]
    [InlineData("http://", LinkRejection.NoHost)]
    [InlineData("https://./", LinkRejection.NoHost)]
    [InlineData("ftp://site.example/a", LinkRejection.NotWeb)]
    [InlineData("javascript:alert(1)", LinkRejection.NotWeb)]
    [InlineData("data:text/html,x", LinkRejection.NotWeb)]
    [InlineData("https://name@site.example/", LinkRejection.UserInfo)]
    [InlineData("https://site.example:pw@evil.example/", LinkRejection.UserInfo)]
    [InlineData("https://site.example\\@evil.example/", LinkRejection.Backslash)]
    [InlineData("https:\\\\site.example/", LinkRejection.Backslash)]
    [InlineData("https://si\u202Ete.example/", LinkRejection.HiddenCharacter)]
    [InlineData("https://si\0te.example/", LinkRejection.HiddenCharacter)]
    [InlineData("https://si%00te.example/", LinkRejection.HiddenCharacter)]
    [InlineData("https://si te.example/", LinkRejection.BadHost)]
    [InlineData("https://site..example/", LinkRejection.BadHost)]
    [InlineData("https://xn--a.example/", LinkRejection.BadHost)]
    [InlineData("https://0177.0.0.1/", LinkRejection.BadHost)]
    [InlineData("https://1.2.3.0x4/", LinkRejection.BadHost)]
    [InlineData("https://256.1.1.1/", LinkRejection.BadHost)]
    [InlineData("https://intranet/", LinkRejection.HostWithoutDot)]
    [InlineData("https://2130706433/", LinkRejection.HostWithoutDot)]
    [InlineData("https://127.0.0.1/", LinkRejection.NotPublic)]
    [InlineData("https://192.168.1.1/", LinkRejection.NotPublic)]
    [InlineData("https://[::1]/", LinkRejection.NotPublic)]
    [InlineData("https://[::ffff:10.0.0.1]/", LinkRejection.NotPublic)]
    [InlineData("https://printer.local/", LinkRejection.NotPublic)]
    [InlineData("https://site.example:99999/", LinkRejection.BadPort)]
    [InlineData("https://site.example:x/", LinkRejection.BadPort)]
    public void What_no_host_can_be_asked_about_is_refused_with_the_reason(string text, LinkRejection expected)
    {
        Assert.False(ContentUrl.TryParse(text, out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void Longer_than_8192_characters_is_refused()
    {
        Assert.False(ContentUrl.TryParse("https://site.example/" + new string('a', 8192), out _, out var reason));
        Assert.Equal(LinkRejection.TooLong, reason);
    }

    [Theory]
    [InlineData("https://еxample.com/", true)] // Cyrillic е
    [InlineData("https://аррӏе.com/", true)] // all Cyrillic, all looking Latin
    [InlineData("https://почта.example/", false)]
    [InlineData("https://münchen.example/", false)]
    [InlineData("https://東京tokyo.example/", false)]
    [InlineData("https://site.example/еx", false)]
    public void A_host_of_mixed_scripts_is_kept_and_flagged(string text, bool flagged) =>
        Assert.Equal(flagged, ContentUrl.Parse(text).Flags.HasFlag(LinkFlags.MixedScript));

    [Theory]
    [InlineData("https://münchen.example/ü", "https://münchen.example/ü")]
    [InlineData("https://еxample.com/", "https://xn--xample-2of.com/")] // an imitation is shown as what it is
    [InlineData("https://site.example/a%2Fb%20c%E2%80%AEd", "https://site.example/a%2Fb%20c%E2%80%AEd")]
    [InlineData("https://site.example/a\u202Eb\0c", "https://site.example/a%E2%80%AEb%00c")]
    public void What_is_shown_hides_nothing(string text, string shown) => Assert.Equal(shown, ContentUrl.Parse(text).Shown);

    [Fact]
    public void Hidden_characters_of_a_path_are_encoded_in_every_form_and_flagged()
    {
        var url = ContentUrl.Parse("https://site.example/a\u202Eb");
        Assert.True(url.Flags.HasFlag(LinkFlags.HiddenCharacters));
        Assert.Equal("https://site.example/a%E2%80%AEb", url.Written);
    }

    [Fact]
    public void Two_addresses_are_equal_when_their_canonical_forms_are() =>
        Assert.Equal(ContentUrl.Parse("http://www.site.example/a/"), ContentUrl.Parse("https://site.example/a#x"));

    [Theory]
    [InlineData("https://cdn.site.example/a.MP4?x=1", ContentItemKind.MediaFile)]
    [InlineData("https://site.example/lora.safetensors", ContentItemKind.Model)]
    [InlineData("https://site.example/prompt/123", ContentItemKind.Prompt)]
    [InlineData("https://site.example/mp4", ContentItemKind.Page)]
    public void A_file_name_tells_the_kind_on_any_host(string text, ContentItemKind kind) => Assert.Equal(kind, ContentUrl.Parse(text).Kind);
}
