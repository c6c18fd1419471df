using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

/// <summary>Image hosts, archives and pages that sell or publish.</summary>
internal static class ImageLinks
{
    public static HostLinkRule[] Rules =>
    [
        new("imgur.com") { Variants = ["m"], NoParameters = true, Shape = Imgur },
        new("i.imgur.com") { NoParameters = true },
        new("flickr.com") { Variants = ["m", "mobile"], NoParameters = true, Shape = Flickr },
        new("deviantart.com") { NoParameters = true },
        new("pixiv.net") { Shape = Pixiv },
        new("archive.today") { OtherNames = ["archive.ph", "archive.is", "archive.li", "archive.md", "archive.vn", "archive.fo"] },
        new("patreon.com") { NoParameters = true, Shape = Patreon },
        new("ko-fi.com") { NoParameters = true },
    ];

    // Albums carry their title before the id: /a/some-title-AbCdEf1.
    private static void Imgur(LinkDraft link)
    {
        if (link.Segments is ["a" or "gallery", var titled])
            link.Become($"/{link.Segments[0]}/{titled[(titled.LastIndexOf('-') + 1)..]}");
        else if (link.Segments is ["user", _, ..])
            link.Kind = ContentItemKind.Profile;
    }

    private static void Flickr(LinkDraft link)
    {
        if (link.Segments is ["photos", var owner, var id, ..] && id.All(char.IsAsciiDigit))
            link.Become($"/photos/{owner}/{id}");
        else if (link.Segments is ["people" or "photos", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void Pixiv(LinkDraft link)
    {
        if (link.Segments is [{ Length: 2 }, "artworks" or "users", ..] parts)
            link.Become("/" + string.Join('/', parts.Skip(1)));
        if (link.Segments is ["users", _])
            link.Kind = ContentItemKind.Profile;
    }

    // "/posts/some-title-12345": the number names the post.
    private static void Patreon(LinkDraft link)
    {
        if (link.Segments is ["posts", var titled] && titled[(titled.LastIndexOf('-') + 1)..] is { Length: > 0 } id && id.All(char.IsAsciiDigit))
            link.Become("/posts/" + id);
    }
}
