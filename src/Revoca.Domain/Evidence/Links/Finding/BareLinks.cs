using System.Buffers;
using Revoca.Domain.Hosts;

namespace Revoca.Domain.Evidence.Links.Finding;

/// <summary>Links written without a scheme: a known host or a listed suffix with a path, "www." in front, or a masked dot.</summary>
internal sealed class BareLinks(PublicSuffixes suffixes, HostDirectory directory)
{
    private static readonly SearchValues<char> NeverInHost = SearchValues.Create("@\\/<>()[]{}'");

    private static readonly SearchValues<char> PathOrMask = SearchValues.Create("/?#[({");

    private const string Openers = "([{'‘’*_~-–—•·,;:=!>#";

    /// <summary>The link in the token, or null when it is only text.</summary>
    public string? Find(string token)
    {
        if (token.Length > ContentUrl.MaxLength || !token.AsSpan().ContainsAny(PathOrMask) && !token.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = LinkEnd.Trim(HiddenText.Trim(token).TrimStart(Openers).ToString());
        if (text.Length < 4)
            return null;
        var opened = Defanging.Undo(text, out var masked);
        var end = opened.AsSpan().IndexOfAny('/', '?', '#');
        var host = end < 0 ? opened : opened[..end];
        var hasPath = end >= 0 && end + 1 < opened.Length;
        var isMeant = hasPath || masked || host.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        return isMeant && IsHost(host) ? text : null;
    }

    /// <summary>The whole token when the scheme found at an index is part of a link that has none itself, as in archive addresses.</summary>
    public string? Around(string token, int from, int schemeStart) =>
        from == 0 && token[schemeStart - 1] is '/' or '=' && token.AsSpan(0, schemeStart - 1).Contains('/') ? Find(token) : null;

    private bool IsHost(string written)
    {
        if (written.Length > 253 || !written.Contains('.', StringComparison.Ordinal) || written.AsSpan().ContainsAny(NeverInHost)
            || !HostText.TryRead(written, out var host, out _) || host.Flags.HasFlag(LinkFlags.IpAddress))
            return false;
        return directory.Find(host.Name) is not null || suffixes.HasListedSuffix(host.Name);
    }
}
