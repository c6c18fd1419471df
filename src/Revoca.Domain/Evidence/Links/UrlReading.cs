namespace Revoca.Domain.Evidence.Links;

/// <summary>Reads one address: takes it apart, refuses what no host could be asked about, and brings the rest to its canonical form.</summary>
internal static class UrlReading
{
    public static bool TryRead(string text, out ContentUrl url, out LinkRejection reason)
    {
        url = default;
        if (text.Length > ContentUrl.MaxLength)
            return Rejected(LinkRejection.TooLong, out reason);

        var trimmed = HiddenText.Trim(text).ToString();
        if (trimmed.Contains('&', StringComparison.Ordinal))
            trimmed = trimmed.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase); // pasted page source
        var opened = Defanging.Undo(trimmed, out var defanged);
        if (!TryScheme(opened, out var scheme, out var rest, out reason))
            return false;

        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        if (authority.Contains('\\', StringComparison.Ordinal))
            return Rejected(LinkRejection.Backslash, out reason);
        if (!HostText.TryRead(authority, out var host, out reason))
            return false;

        var draft = Draft(scheme ?? "https", host, end < 0 ? "" : rest[end..]);
        if (scheme is null)
            draft.Flags |= LinkFlags.SchemeAdded;
        if (defanged)
        {
            draft.Flags |= LinkFlags.Defanged;
            draft.Steps |= LinkSteps.Refanged;
        }

        Normalising.Apply(draft);
        var written = draft.Flags.HasFlag(LinkFlags.HiddenCharacters) ? PercentText.WithoutHidden(rest) : rest;
        url = new($"{scheme ?? "https"}://{written}", draft.Canonical(), draft);
        return true;
    }

    private static LinkDraft Draft(string scheme, HostText host, string rest)
    {
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : rest[(hash + 1)..];
        var beforeHash = hash < 0 ? rest : rest[..hash];
        var question = beforeHash.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? beforeHash : beforeHash[..question];
        var query = question < 0 ? "" : beforeHash[(question + 1)..];

        var hidden = false;
        var draft = new LinkDraft(scheme, host.Name)
        {
            Port = host.Port == (scheme == "http" ? 80 : 443) ? null : host.Port,
            Path = Normalising.PathOf(PercentText.Normalise(path, ref hidden)),
            Query = QueryParameter.ListOf(PercentText.Normalise(query, ref hidden)),
            Fragment = PercentText.Normalise(fragment, ref hidden),
            Flags = host.Flags,
        };
        draft.Flags |= (hidden ? LinkFlags.HiddenCharacters : LinkFlags.None) | (draft.Port is null ? LinkFlags.None : LinkFlags.UnusualPort);
        return draft;
    }

    /// <summary>Null for an address without scheme; the rest starts with the host.</summary>
    private static bool TryScheme(string text, out string? scheme, out string rest, out LinkRejection reason)
    {
        (scheme, rest, reason) = (null, text, LinkRejection.NoHost);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeText.Characters) < 0 && !LooksLikePort(text, colon))
        {
            scheme = text[..colon].ToLowerInvariant();
            rest = text[(colon + 1)..];
            if (scheme is not ("http" or "https"))
                return Rejected(LinkRejection.NotWeb, out reason);
            if (rest.StartsWith('\\'))
                return Rejected(LinkRejection.Backslash, out reason);
        }

        rest = rest.TrimStart('/');
        return rest.Length > 0;
    }

    // "site.example:8080/x": the part before the colon has a dot and digits follow.
    private static bool LooksLikePort(string text, int colon) =>
        text.AsSpan(0, colon).Contains('.') && colon + 1 < text.Length && char.IsAsciiDigit(text[colon + 1]);

    private static bool Rejected(LinkRejection why, out LinkRejection reason)
    {
        reason = why;
        return false;
    }
}
