using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

internal static class CodeLinks
{
    private static readonly string[] GitHubPages = ["topics", "search", "explore", "features", "marketplace", "orgs", "sponsors", "settings", "login", "about"];

    public static HostLinkRule[] Rules =>
    [
        new("github.com") { Noise = ["tab", "readme", "source"], Shape = GitHub },
        new("gist.github.com") { NoParameters = true, Shape = Gist },
        new("raw.githubusercontent.com") { NoParameters = true, Shape = link => link.Kind = link.Kind == ContentItemKind.Page ? ContentItemKind.Repository : link.Kind },
        new("gitlab.com") { Noise = ["ref_type"], Shape = GitLab },
    ];

    // Owner and repository ignore case; what lies inside the repository does not.
    private static void GitHub(LinkDraft link)
    {
        var parts = link.Segments;
        if (parts.Length == 0 || GitHubPages.Contains(parts[0]))
            return;
        parts[0] = parts[0].ToLowerInvariant();
        if (parts.Length == 1)
        {
            link.Become("/" + parts[0], ContentItemKind.Profile);
            return;
        }

        parts[1] = parts[1].ToLowerInvariant();
        if (parts.Length == 2 && parts[1].EndsWith(".git", StringComparison.Ordinal) && parts[1].Length > 4)
            parts[1] = parts[1][..^4];
        var kind = link.Kind == ContentItemKind.Page ? ContentItemKind.Repository : link.Kind;
        link.Become("/" + string.Join('/', parts is [_, _, "tree", "main" or "master"] ? parts[..2] : parts), kind);
    }

    // "/owner/<id>" and "/<id>" are the same gist; only the id is sure.
    private static void Gist(LinkDraft link)
    {
        if (link.Segments is [_, var id, ..] && IsHex(id))
            link.Become("/" + id, ContentItemKind.Repository);
        else if (link.Segments is [var only])
            link.Kind = IsHex(only) ? ContentItemKind.Repository : ContentItemKind.Profile;
    }

    private static void GitLab(LinkDraft link)
    {
        if (link.Segments is [_, _, ..] && link.Kind == ContentItemKind.Page)
            link.Kind = ContentItemKind.Repository;
        else if (link.Segments is [_])
            link.Kind = ContentItemKind.Profile;
    }

    private static bool IsHex(string text) => text.Length >= 16 && text.All(char.IsAsciiHexDigit);
}
