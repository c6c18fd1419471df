using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

/// <summary>Video and adult platforms.</summary>
internal static class VideoLinks
{
    public static HostLinkRule[] Rules =>
    [
        new("youtube.com") { OtherNames = ["youtube-nocookie.com"], Variants = ["m", "music"], Shape = YouTube },
        new("youtu.be") { Shape = ShortYouTube },
        new("streamable.com") { NoParameters = true },
        new("pornhub.com") { Variants = ["m"], LanguageVariants = true, Shape = ViewKey },
        new("youporn.com") { Variants = ["m"], LanguageVariants = true, NoParameters = true, Shape = Watch },
        new("redtube.com") { Variants = ["m"], LanguageVariants = true, NoParameters = true },
        new("tube8.com") { Variants = ["m"], LanguageVariants = true, NoParameters = true },
        new("xvideos.com") { Variants = ["m"], LanguageVariants = true, NoParameters = true, Shape = TitledVideo },
        new("xnxx.com") { Variants = ["m"], LanguageVariants = true, NoParameters = true, Shape = TitledVideo },
        new("xhamster.com") { OtherNames = ["xhamster.desi"], Variants = ["m"], LanguageVariants = true, NoParameters = true, Shape = XHamster },
        new("redgifs.com") { Variants = ["v3"], NoParameters = true, Shape = RedGifs },
        new("onlyfans.com") { NoParameters = true, Shape = SingleName },
        new("stripchat.com") { LanguageVariants = true, NoParameters = true, Shape = SingleName },
    ];

    private static void YouTube(LinkDraft link)
    {
        var id = link.Segments switch
        {
            ["watch"] => link.Parameter("v"),
            ["shorts" or "embed" or "live" or "v", var short_] => short_,
            _ => null,
        };
        if (id is not null)
            Watch(link, id);
        else if (link.Segments is [['@', ..]] or ["channel" or "c" or "user", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void ShortYouTube(LinkDraft link)
    {
        if (link.Segments is not [var id])
            return;
        link.Host = "youtube.com";
        Watch(link, id);
    }

    private static void Watch(LinkDraft link, string id)
    {
        link.Become("/watch");
        link.KeepOnly();
        link.Query = [new("v", id)];
    }

    private static void ViewKey(LinkDraft link)
    {
        if (link.Segments is ["view_video.php"])
            link.KeepOnly("viewkey");
        else
            link.KeepOnly();
        if (link.Segments is ["embed", var key])
        {
            link.Become("/view_video.php");
            link.Query = [new("viewkey", key)];
        }
        else if (link.Segments is ["model" or "pornstar" or "users" or "channels", _])
        {
            link.Kind = ContentItemKind.Profile;
        }
    }

    private static void Watch(LinkDraft link)
    {
        if (link.Segments is ["watch", var id, _])
            link.Become("/watch/" + id);
    }

    // "/video.abc/title" and the older "/video-abc/title", "/video123/title": the title may be anything.
    private static void TitledVideo(LinkDraft link)
    {
        if (link.Segments is [var video, _] && video.StartsWith("video", StringComparison.Ordinal) && video.Length > 5)
            link.Become("/" + video);
        else if (link.Segments is ["profiles" or "channels" or "models" or "pornstars", _])
            link.Kind = ContentItemKind.Profile;
    }

    // "/videos/some-title-xhAbc12": the id follows the last hyphen.
    private static void XHamster(LinkDraft link)
    {
        if (link.Segments is ["videos", var titled] && titled.LastIndexOf('-') is var dash && titled.Length - dash > 4)
            link.Become("/videos/" + titled[(dash + 1)..]);
        else if (link.Segments is ["users" or "creators" or "pornstars", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void RedGifs(LinkDraft link)
    {
        if (link.Segments is ["watch" or "ifr", var id])
            link.Become("/watch/" + id.ToLowerInvariant());
        else if (link.Segments is ["users", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void SingleName(LinkDraft link)
    {
        if (link.Segments is [var name] && !name.All(char.IsAsciiDigit))
            link.Kind = ContentItemKind.Profile;
    }
}
