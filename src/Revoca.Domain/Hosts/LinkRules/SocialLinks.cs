using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

internal static class SocialLinks
{
    public static HostLinkRule[] Rules =>
    [
        new("x.com") { OtherNames = ["twitter.com"], Variants = ["mobile", "m"], Noise = ["s", "t", "lang"], Shape = X },
        new("reddit.com") { Variants = ["old", "new", "np", "i", "m", "amp", "sh"], LanguageVariants = true, NoParameters = true, Shape = Reddit },
        new("redd.it") { Shape = ShortReddit },
        new("facebook.com")
        {
            OtherNames = ["fb.com"], Variants = ["m", "mbasic", "touch", "web", "free"], LanguageVariants = true,
            Noise = ["rdid", "share_url", "notif_id", "notif_t", "ref", "refsrc", "locale", "paipv", "eav", "_rdr", "wtsid", "sfnsn", "acontext", "type", "theater"],
            Shape = Facebook,
        },
        new("instagram.com") { OtherNames = ["instagr.am"], Variants = ["m"], NoParameters = true, Shape = Instagram },
        new("threads.com") { OtherNames = ["threads.net"], NoParameters = true, Shape = Handle },
        new("tiktok.com") { Variants = ["m"], NoParameters = true, Shape = TikTok },
        new("bsky.app") { NoParameters = true, Shape = Bluesky },
        new("pinterest.com") { OtherNames = ["pinterest.it"], LanguageVariants = true, NoParameters = true, Shape = Pinterest },
        new("linkedin.com") { Variants = ["m"], LanguageVariants = true, NoParameters = true },
        new("snapchat.com") { NoParameters = true },
    ];

    // x.com opens any post under /i/status/<id>, whatever the user name is by now.
    private static void X(LinkDraft link)
    {
        var parts = link.Segments;
        var id = parts switch
        {
            [_, "status" or "statuses", var post, ..] => post,
            ["i", "web", "status", var post, ..] => post,
            _ => "",
        };
        if (IsNumber(id))
            link.Become($"/i/status/{id}");
        else if (parts is [var name] && name is not ("home" or "search" or "explore" or "hashtag" or "i"))
            link.Become("/" + name.ToLowerInvariant(), ContentItemKind.Profile);
        if (link.Path.StartsWith("/i/status/", StringComparison.Ordinal))
            link.KeepOnly();
    }

    private static void Reddit(LinkDraft link)
    {
        switch (link.Segments)
        {
            case ["r" or "u" or "user", _, "comments", var id, _, var comment, ..]:
                link.Become($"/comments/{Lower(id)}/_/{Lower(comment)}");
                break;
            case ["r" or "u" or "user", _, "comments", var id, ..]:
                link.Become($"/comments/{Lower(id)}");
                break;
            case ["comments", var id, _, var comment, ..]:
                link.Become($"/comments/{Lower(id)}/_/{Lower(comment)}");
                break;
            case ["comments", var id, ..]:
                link.Become($"/comments/{Lower(id)}");
                break;
            case ["u" or "user", var name]:
                link.Become($"/user/{Lower(name)}", ContentItemKind.Profile);
                break;
            case ["r", var name]:
                link.Become($"/r/{Lower(name)}", ContentItemKind.MessageGroup);
                break;
        }
    }

    private static void ShortReddit(LinkDraft link)
    {
        if (link.Segments is not [var id])
            return;
        link.Host = "reddit.com";
        link.Become($"/comments/{Lower(id)}");
        link.KeepOnly();
    }

    private static void Facebook(LinkDraft link)
    {
        if (link.Segments is ["photo.php" or "photo"] && link.Parameter("fbid") is not null)
        {
            link.Become("/photo");
            link.KeepOnly("fbid");
        }
        else if (link.Segments is ["watch"])
        {
            link.KeepOnly("v");
        }
        else if (link.Segments is ["profile.php"])
        {
            link.KeepOnly("id");
            link.Kind = ContentItemKind.Profile;
        }
        else if (link.Segments is ["story.php" or "permalink.php"])
        {
            link.KeepOnly("story_fbid", "id");
        }
        else if (link.Segments is [var name] && !name.EndsWith(".php", StringComparison.Ordinal) && link.Query.Count == 0)
        {
            link.Kind = ContentItemKind.Profile;
        }
        else if (link.Segments is ["groups", _])
        {
            link.Kind = ContentItemKind.MessageGroup;
        }
    }

    private static void Instagram(LinkDraft link)
    {
        if (link.Segments is [.., "p" or "reel" or "reels" or "tv", var code] && link.Segments.Length <= 3)
            link.Become($"/p/{code}");
        else if (link.Segments is [var name] && name is not ("explore" or "reels"))
            link.Become("/" + Lower(name), ContentItemKind.Profile);
    }

    private static void TikTok(LinkDraft link)
    {
        if (link.Segments is [_, "video" or "photo", var id, ..] && IsNumber(id))
            link.Become($"/@/video/{id}");
        else
            Handle(link);
    }

    private static void Handle(LinkDraft link)
    {
        if (link.Segments is [['@', ..] name])
            link.Become("/" + Lower(name), ContentItemKind.Profile);
    }

    private static void Bluesky(LinkDraft link)
    {
        if (link.Segments is ["profile", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void Pinterest(LinkDraft link)
    {
        if (link.Segments is ["pin", var id, ..])
            link.Become("/pin/" + id[(id.LastIndexOf("--", StringComparison.Ordinal) is var dash && dash >= 0 ? dash + 2 : 0)..]);
        else if (link.Segments is [var name] && name is not ("search" or "ideas"))
            link.Become("/" + Lower(name), ContentItemKind.Profile);
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Lower(string text) => text.ToLowerInvariant();
}
