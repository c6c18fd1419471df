using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;

namespace Revoca.Domain.Law;

/// <summary>Why a letter is proposed; pages turn it into a sentence.</summary>
public enum BasisReason
{
    /// <summary>She is in the European Union and the service is offered there: DSA art. 2(1), 16.</summary>
    ServiceOfferedInUnion,

    /// <summary>The host's legal entity is in the European Union: DSA art. 16, GDPR art. 3(1).</summary>
    HostInUnion,

    /// <summary>She is in the United States and the host is, as we read it, a covered platform: TAKE IT DOWN Act s. 3.</summary>
    CoveredPlatform,

    /// <summary>A search engine processes her data by showing results: GDPR art. 17 and 21.</summary>
    SearchResults,

    /// <summary>She is in the United Kingdom: 48 hours from an intimate image content report, whatever the size of the service (Online Safety Act s. 20A).</summary>
    IntimateImageReport,

    /// <summary>The item is about her sexual life: only explicit consent could carry it (GDPR art. 9, 17).</summary>
    SensitiveData,

    /// <summary>No law clearly applies; most hosts answer a precise notice in this form.</summary>
    MostHostsAnswerIt,

    /// <summary>It carries the site, keeps it up or registered its name: its own rules, and DSA art. 16 where it hosts.</summary>
    StandsBehindTheSite,
}

/// <summary>A letter that fits, and why.</summary>
public sealed record ProposedBasis(LetterKind Kind, BasisReason Reason);

/// <summary>Which letters fit a host, her country and what the items are; the first is preselected.
/// A copyright notice (DMCA) is never proposed: it exposes her and sits behind a question of its own (domain rule 11).</summary>
public static class BasisProposal
{
    // The European Economic Area: the DSA and the GDPR apply in all of it.
    private static readonly HashSet<string> Union =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU",
        "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    /// <summary>Whether a country is in the European Economic Area.</summary>
    public static bool InUnion(string country) => Union.Contains(country);

    /// <param name="host">Who is written to.</param>
    /// <param name="country">Her country, ISO 3166 alpha-2 upper case, or empty.</param>
    /// <param name="items">What the notice would name.</param>
    /// <returns>At least one letter, best first, each kind once.</returns>
    public static IReadOnlyList<ProposedBasis> For(Host host, string country, IReadOnlyCollection<ContentItem> items)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(items);
        return [.. Fitting(host, country, items).DistinctBy(proposal => proposal.Kind)];
    }

    private static IEnumerable<ProposedBasis> Fitting(Host host, string country, IReadOnlyCollection<ContentItem> items)
    {
        var sheInUnion = Union.Contains(country);
        var hostInUnion = Union.Contains(host.LegalEntity.Country);
        if (host.Kind == HostKind.SearchEngine && items.Count > 0 && items.All(item => SearchQuery.In(item.Url) is not null))
            yield return new(LetterKind.DeindexRequest, BasisReason.SearchResults);
        if (country == "GB" && host.Kind is not (HostKind.HostingProvider or HostKind.Cdn or HostKind.Registrar) && items.Any(ShowsADepiction))
            yield return new(LetterKind.UkReport, BasisReason.IntimateImageReport);
        if (host.Kind == HostKind.SearchEngine && (sheInUnion || hostInUnion))
            yield return new(LetterKind.GdprErasure, BasisReason.SearchResults);
        if (country == "US" && IsCovered(host) && items.Any(ShowsADepiction))
            yield return new(LetterKind.TidaRequest, BasisReason.CoveredPlatform);
        if (sheInUnion)
            yield return new(LetterKind.Dsa16Notice, BasisReason.ServiceOfferedInUnion);
        else if (hostInUnion)
            yield return new(LetterKind.Dsa16Notice, BasisReason.HostInUnion);
        if (sheInUnion || hostInUnion || country == "GB")
            yield return new(LetterKind.GdprErasure, BasisReason.SensitiveData);
        if (IsCovered(host) && items.Any(ShowsADepiction))
            yield return new(LetterKind.TidaRequest, BasisReason.CoveredPlatform);
        yield return new(LetterKind.Dsa16Notice, BasisReason.MostHostsAnswerIt);
    }

    private static bool IsCovered(Host host) => host.TakeItDownAct is Coverage.Likely or Coverage.Yes;

    // A model file depicts nobody until somebody makes a picture with it (law.md A.1): the Act is for pictures and videos.
    private static bool ShowsADepiction(ContentItem item) => item.Kind is not (ContentItemKind.Model or ContentItemKind.Prompt or ContentItemKind.Repository);
}
