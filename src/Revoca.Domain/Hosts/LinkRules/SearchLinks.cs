using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

/// <summary>Search engines: what was searched for, and among what; not when, from where or on which page of results.</summary>
internal static class SearchLinks
{
    // The country is kept: results, and what is taken out of them, differ between countries.
    private static readonly string[] GoogleDomains =
    [
        "google.com", "google.it", "google.de", "google.fr", "google.es", "google.pt", "google.nl", "google.be", "google.at", "google.ch", "google.ie",
        "google.pl", "google.ro", "google.gr", "google.se", "google.dk", "google.fi", "google.co.uk", "google.ca", "google.com.au",
    ];

    public static HostLinkRule[] Rules =>
    [
        .. GoogleDomains.Select(domain => new HostLinkRule(domain) { Variants = ["m"], Shape = Google }),
        new("bing.com") { Variants = ["m"], LanguageVariants = true, Shape = Bing },
        new("duckduckgo.com") { Shape = DuckDuckGo },
        new("qwant.com") { Shape = Qwant },
    ];

    private static void Google(LinkDraft link)
    {
        if (link.Segments is ["search"])
            Result(link, "q", "tbm", "udm");
        else if (link.Segments is ["imgres"])
            Result(link, "imgurl", "imgrefurl");
    }

    private static void Bing(LinkDraft link)
    {
        if (link.Segments is ["search"] or ["images" or "videos", "search"])
            Result(link, "q", "mediaurl");
    }

    private static void DuckDuckGo(LinkDraft link)
    {
        if (link.Segments is [] or ["html"] && link.Parameter("q") is not null)
            Result(link, "q", "ia");
    }

    private static void Qwant(LinkDraft link)
    {
        if (link.Parameter("q") is not null)
            Result(link, "q", "t");
    }

    // In a query of a search, %20 and + are the same space.
    private static void Result(LinkDraft link, params ReadOnlySpan<string> names)
    {
        link.KeepOnly(names);
        link.Query = link.Query.ConvertAll(parameter => parameter with { Value = parameter.Value?.Replace("%20", "+", StringComparison.Ordinal) });
        link.Kind = ContentItemKind.SearchResult;
    }
}
