using Revoca.Domain.Evidence.Links;
using Revoca.Domain.Evidence.Links.Finding;
using Revoca.Domain.Hosts;

namespace Revoca.Domain.Evidence;

/// <summary>What a paste contains: every link, which of them are one item, whose host they are, and what could not be used.</summary>
public sealed class PastedLinks
{
    private readonly HostDirectory directory;
    private readonly PublicSuffixes suffixes;
    private readonly List<PastedLink> links = [];
    private readonly List<RejectedLink> rejected = [];
    private readonly Dictionary<ContentUrl, PastedLink> first = [];

    private PastedLinks(HostDirectory directory, PublicSuffixes suffixes)
    {
        this.directory = directory;
        this.suffixes = suffixes;
    }

    /// <summary>Every link in the order of the text, duplicates included.</summary>
    public IReadOnlyList<PastedLink> Links => links;

    /// <summary>The links without duplicates.</summary>
    public IReadOnlyList<PastedLink> Items => [.. links.Where(link => link.DuplicateOf is null)];

    public IReadOnlyList<RejectedLink> Rejected => rejected;

    /// <summary>Lines read, with and without links.</summary>
    public int Lines { get; private set; }

    /// <summary>Items by host, the host with most items first, then by name.</summary>
    public IReadOnlyList<LinkGroup> Groups =>
    [
        .. Items.GroupBy(link => link.Host?.Name ?? link.RegistrableDomain, StringComparer.Ordinal)
            .Select(group => new LinkGroup(group.First().Host, group.Key, [.. group]))
            .OrderByDescending(group => group.Items.Count).ThenBy(group => group.Name, StringComparer.Ordinal),
    ];

    /// <summary>Reads a whole text; nothing is fetched.</summary>
    public static PastedLinks Read(string text, HostDirectory directory, PublicSuffixes suffixes) =>
        Read(PastedLines.Of(text), directory, suffixes);

    /// <summary>Reads line by line, so that a file of any length can be streamed; nothing is fetched.</summary>
    public static PastedLinks Read(IEnumerable<string> lines, HostDirectory directory, PublicSuffixes suffixes)
    {
        var pasted = new PastedLinks(directory, suffixes);
        var finder = new LinkFinder(suffixes, directory);
        foreach (var line in lines)
        {
            pasted.Lines++;
            finder.Find(line, pasted.Take);
        }

        return pasted;
    }

    private void Take(string candidate)
    {
        if (ContentUrl.TryParse(candidate, out var url, out var reason))
            Add(url);
        else
            rejected.Add(new(Lines, ShownText.OfRejected(candidate), reason));
    }

    private void Add(ContentUrl url)
    {
        if (first.TryGetValue(url, out var original))
        {
            links.Add(original with
            {
                Line = Lines,
                Url = url,
                Flags = url.Flags,
                DuplicateOf = original,
                DuplicateReason = Duplicates.Reason(original.Url, url),
            });
            return;
        }

        var link = new PastedLink(Lines, url, directory.Find(url.Host), suffixes.RegistrableDomain(url.Host) ?? url.Host);
        first.Add(url, link);
        links.Add(link);
    }
}
