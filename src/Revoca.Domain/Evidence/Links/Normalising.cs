using Revoca.Domain.Hosts.LinkRules;

namespace Revoca.Domain.Evidence.Links;

/// <summary>What holds for every host: https, no www, no trailing slash, no tracking, no fragment unless it names content; then the host's own rules.</summary>
internal static class Normalising
{
    public static void Apply(LinkDraft link)
    {
        if (link.Port is null)
            link.Scheme = "https";
        if (link.Host.StartsWith("www.", StringComparison.Ordinal) && link.Host.AsSpan(4).Contains('.'))
            link.Host = link.Host[4..];
        Tracking.Drop(link);
        link.Kind = KindByPath.Of(link);
        var keepsFragment = link.Fragment.Length > 1 && link.Fragment[0] is '/' or '!'; // single-page sites keep the page's name there
        if (link.Port is null && HostLinkRule.For(link.Host) is { } rule)
        {
            rule.Apply(link);
            keepsFragment |= rule.KeepsFragment;
        }

        if (!keepsFragment)
            link.Fragment = "";
    }

    /// <summary>Dot segments resolved (RFC 3986 §5.2.4), no trailing slash, at least one slash.</summary>
    public static string PathOf(string path)
    {
        if (path.Contains("/.", StringComparison.Ordinal))
            path = WithoutDotSegments(path);
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed;
    }

    private static string WithoutDotSegments(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/').Skip(1))
        {
            if (segment == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            else if (segment is not ("." or ".."))
                kept.Add(segment);
        }

        return "/" + string.Join('/', kept);
    }
}
