using System.Collections.Frozen;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

/// <summary>What one site's addresses mean: its names, the sub-domains that show the same, the parameters that name nothing, and how a post is known.</summary>
internal sealed record HostLinkRule(string Domain)
{
    private static readonly FrozenDictionary<string, HostLinkRule> ByDomain = All();

    /// <summary>Earlier or mirror domains with the same paths.</summary>
    public string[] OtherNames { get; init; } = [];

    /// <summary>Sub-domains that show the same content, such as "m" or "old".</summary>
    public string[] Variants { get; init; } = [];

    /// <summary>Sub-domains that are a language code ("it", "pt-br") show the same content.</summary>
    public bool LanguageVariants { get; init; }

    /// <summary>Parameters that name nothing, besides the tracking ones every site may carry.</summary>
    public string[] Noise { get; init; } = [];

    /// <summary>No parameter names anything unless <see cref="Shape"/> reads it.</summary>
    public bool NoParameters { get; init; }

    /// <summary>The part after # names content or opens it, and stays.</summary>
    public bool KeepsFragment { get; init; }

    /// <summary>Brings an address on the site itself (not on a sub-domain that remains) to the post's own.</summary>
    public Action<LinkDraft>? Shape { get; init; }

    /// <summary>The rule of the longest domain that the host ends in; null for sites without one.</summary>
    public static HostLinkRule? For(string host)
    {
        var rules = ByDomain.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start >= 0; start = host.IndexOf('.', start) + 1 is var next && next > 0 ? next : -1)
        {
            if (rules.TryGetValue(host.AsSpan(start), out var rule))
                return rule;
        }

        return null;
    }

    public void Apply(LinkDraft link)
    {
        var name = NameIn(link.Host);
        var sub = link.Host.Length == name.Length ? "" : link.Host[..^(name.Length + 1)];
        if (sub.Length > 0 && IsVariant(sub))
        {
            link.Steps |= Evidence.LinkSteps.VariantDropped;
            link.Host = name;
            sub = "";
        }

        var dropped = link.Query.RemoveAll(parameter => Noise.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase));
        if (dropped > 0)
            link.Steps |= Evidence.LinkSteps.TrackingDropped;
        if (sub.Length > 0)
            return;
        if (name != Domain)
        {
            link.Steps |= Evidence.LinkSteps.Renamed;
            link.Host = Domain;
        }

        Shape?.Invoke(link);
        if (NoParameters)
            link.KeepOnly();
    }

    private string NameIn(string host) => Array.Find(OtherNames, other => IsOn(host, other)) ?? Domain;

    private static bool IsOn(string host, string domain) =>
        host.EndsWith(domain, StringComparison.Ordinal) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');

    private bool IsVariant(string sub) => Variants.Contains(sub) || (LanguageVariants && IsLanguage(sub));

    private static bool IsLanguage(string sub) =>
        sub.All(c => char.IsAsciiLetterLower(c) || c == '-') && (sub.Length == 2 || (sub.Length == 5 && sub[2] == '-'));

    private static FrozenDictionary<string, HostLinkRule> All()
    {
        var rules = new Dictionary<string, HostLinkRule>(StringComparer.Ordinal);
        foreach (var rule in (HostLinkRule[])
            [.. SocialLinks.Rules, .. MessagingLinks.Rules, .. VideoLinks.Rules, .. ImageLinks.Rules, .. FileLinks.Rules, .. ModelLinks.Rules, .. CodeLinks.Rules, .. SearchLinks.Rules])
        {
            foreach (var name in (string[])[rule.Domain, .. rule.OtherNames])
                rules.Add(name, rule);
        }

        return rules.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
