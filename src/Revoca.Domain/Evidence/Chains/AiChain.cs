namespace Revoca.Domain.Evidence.Chains;

/// <summary>What a link of the chain is, from the source to where it is seen.</summary>
public enum ChainNodeKind
{
    SourcePhoto,
    Model,
    Prompt,
    Picture,
    Video,
    Place,
    SearchResult,
}

/// <summary>One thing in the chain; an item of the case when it has an address.</summary>
/// <param name="Gone">It was removed and no copy is known.</param>
public sealed record ChainNode(string Id, ChainNodeKind Kind, string Name, ItemId? Item, bool Gone);

/// <summary><paramref name="To"/> was made with, or copied from, <paramref name="From"/>.</summary>
public sealed record ChainLink(string From, string To);

/// <summary>What was made with what. Answers the question a removed video leaves: can it be made again?</summary>
public sealed class AiChain
{
    private readonly Dictionary<string, ChainNode> _nodes;
    private readonly ILookup<string, string> _madeWith;

    public AiChain(IReadOnlyList<ChainNode> nodes, IReadOnlyList<ChainLink> links)
    {
        _nodes = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Links = [.. links.Where(link => link.From != link.To && _nodes.ContainsKey(link.From) && _nodes.ContainsKey(link.To)).Distinct()];
        _madeWith = Links.ToLookup(link => link.To, link => link.From, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<ChainNode> Nodes => _nodes.Values;

    public IReadOnlyList<ChainLink> Links { get; }

    /// <summary>Still there, or everything it was made with is still there or can itself be made again.</summary>
    public bool CanBeMadeAgain(string id) => CanBeMadeAgain(id, []);

    /// <summary>What could be made again although it is gone, when <paramref name="removed"/> were gone too.</summary>
    public IReadOnlyList<ChainNode> Remaining(params IReadOnlyCollection<string> removed)
    {
        var after = new AiChain([.. Nodes.Select(node => removed.Contains(node.Id) ? node with { Gone = true } : node)], Links);
        return [.. after.Nodes.Where(node => node.Gone && after.CanBeMadeAgain(node.Id))];
    }

    /// <summary>From the sources on: the order in which the list is read aloud.</summary>
    public IReadOnlyList<ChainNode> InOrder() =>
        [.. Nodes.OrderBy(node => Depth(node.Id, [])).ThenBy(node => node.Kind).ThenBy(node => node.Name, StringComparer.Ordinal)];

    // A chain typed by people may contain a ring: what is being asked about counts as not there.
    private bool CanBeMadeAgain(string id, HashSet<string> asked)
    {
        if (!_madeWith[id].Any() || !asked.Add(id))
            return false;
        var can = _madeWith[id].All(from => !_nodes[from].Gone || CanBeMadeAgain(from, asked));
        asked.Remove(id);
        return can;
    }

    private int Depth(string id, HashSet<string> asked)
    {
        if (!asked.Add(id))
            return 0;
        var depth = _madeWith[id].Select(from => 1 + Depth(from, asked)).DefaultIfEmpty(0).Max();
        asked.Remove(id);
        return depth;
    }
}
