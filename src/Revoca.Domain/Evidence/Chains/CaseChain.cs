using System.Security.Cryptography;
using System.Text;
using Revoca.Domain.Evidence.Claims;

namespace Revoca.Domain.Evidence.Chains;

/// <summary>A node with what a case knows of it.</summary>
/// <param name="Pages">The items it lies at: a model's pages, a video's places; for a place the item itself.</param>
/// <param name="Sensitive">Its name comes out of a file or from a person and may name her.</param>
public sealed record ChainMember(ChainNode Node, IReadOnlyList<ContentItem> Pages, ClaimId? Claim, bool Sensitive)
{
    public string Id => Node.Id;
}

/// <summary>
/// The chain of one case: what files say they were made with, what advocates tied, and the items where it all lies.
/// A model is gone when every page of it that is known was observed removed; what lies nowhere known is not gone.
/// </summary>
public sealed class CaseChain
{
    private readonly Dictionary<string, ChainMember> _members = new(StringComparer.Ordinal);
    private readonly List<ChainLink> _links = [];

    private CaseChain()
    {
    }

    public AiChain Chain { get; private set; } = new([], []);

    /// <summary>From the sources on.</summary>
    public IReadOnlyList<ChainMember> Members => [.. Chain.InOrder().Select(node => _members[node.Id])];

    public ChainMember? Find(string id) => _members.GetValueOrDefault(id);

    public static string PhotoIdOf(string name) => "s:" + Short(name);

    public static string ItemIdOf(ItemId item) => "i:" + item.Value.ToString("N");

    public static string ClaimIdOf(ClaimId claim) => "c:" + claim.Value.ToString("N");

    /// <summary>One id for a model however a file spells its path and ending.</summary>
    public static string ModelIdOf(string name) => "m:" + Short(ModelPages.Bare(name).ToUpperInvariant());

    public static CaseChain Of(IReadOnlyList<KeptClaim> claims, IReadOnlyList<ContentItem> items, IReadOnlyList<ChainTie> ties)
    {
        var chain = new CaseChain();
        var read = claims.Select(kept => (kept.Id, Claim: kept.Read())).ToList();
        var weights = read.Where(one => one.Claim is { Kind: "model", AutoV3: not null }).ToLookup(one => one.Claim.AutoV3 ?? "", one => ModelIdOf(one.Claim.FileName), StringComparer.OrdinalIgnoreCase);
        foreach (var (id, claim) in read)
            chain.AddClaim(id, claim, weights);
        foreach (var photo in ties.Where(tie => tie.Kind == TieKind.SourcePhoto))
            chain.Put(photo.From, ChainNodeKind.SourcePhoto, photo.Name, null, sensitive: true);
        chain.AddItems(items, ties);
        foreach (var tie in ties)
            chain._links.Add(new ChainLink(tie.From, tie.To));
        chain.Chain = new AiChain([.. chain._members.Values.Select(member => member.Node)], chain._links);
        return chain;
    }

    private void AddClaim(ClaimId id, ReceivedClaim claim, ILookup<string, string> weights)
    {
        if (claim.Kind == "model")
            Put(ModelIdOf(claim.FileName), ChainNodeKind.Model, claim.FileName, id, sensitive: true);
        if (claim.Kind is not ("image" or "video"))
            return;
        var media = ClaimIdOf(id);
        Put(media, claim.Kind == "video" ? ChainNodeKind.Video : ChainNodeKind.Picture, claim.FileName, id, sensitive: true);
        foreach (var (name, hash) in Named(claim))
        {
            var model = hash is { Length: >= 10 } ? weights.FirstOrDefault(known => known.Key.StartsWith(hash, StringComparison.OrdinalIgnoreCase))?.First() : null;
            if (model is null)
                Put(model = ModelIdOf(name), ChainNodeKind.Model, name, null, sensitive: true);
            _links.Add(new ChainLink(model, media));
        }

        if (claim.Prompt is not { } prompt)
            return;
        Put("p:" + media, ChainNodeKind.Prompt, prompt, id, sensitive: true);
        _links.Add(new ChainLink("p:" + media, media));
    }

    private static IEnumerable<(string Name, string? Hash)> Named(ReceivedClaim claim) =>
        claim.Models.Select(name => (name, (string?)null))
            .Concat(claim.Loras.Select(lora => (lora.Name, lora.Hash)))
            .Concat(claim.References.Select(page => (page.Name ?? page.Air ?? "", (string?)null)))
            .Where(named => named.Item1.Length > 0);

    // An item joins what lies there; a model's page is the model itself, any other item a node of its own.
    private void AddItems(IReadOnlyList<ContentItem> items, IReadOnlyList<ChainTie> ties)
    {
        var lies = ties.Where(tie => tie.Kind == TieKind.FoundAt).ToLookup(tie => tie.To, tie => tie.From, StringComparer.Ordinal);
        foreach (var item in items)
        {
            var id = ItemIdOf(item.Id);
            var models = lies[id].Where(from => _members.TryGetValue(from, out var member) && member.Node.Kind == ChainNodeKind.Model).ToList();
            foreach (var model in models)
                Lie(model, item);
            if (models.Count > 0 || (!lies[id].Any() && !IsModel(item)))
                continue;
            Put(id, KindOf(item), item.Domain, null, sensitive: false);
            Lie(id, item);
            foreach (var from in lies[id].Where(from => _members.TryGetValue(from, out var member) && member.Node.Kind is ChainNodeKind.Picture or ChainNodeKind.Video))
                Lie(from, item);
        }
    }

    private void Lie(string id, ContentItem item)
    {
        var member = _members[id];
        ContentItem[] pages = [.. member.Pages, item];
        _members[id] = member with { Pages = pages, Node = member.Node with { Item = pages[0].Id, Gone = pages.All(page => page.Availability == Availability.Removed) } };
    }

    private static bool IsModel(ContentItem item) => item.Kind is ContentItemKind.Model or ContentItemKind.Repository;

    private static ChainNodeKind KindOf(ContentItem item) => item.Kind switch
    {
        ContentItemKind.Model or ContentItemKind.Repository => ChainNodeKind.Model,
        ContentItemKind.Prompt => ChainNodeKind.Prompt,
        ContentItemKind.SearchResult => ChainNodeKind.SearchResult,
        _ => ChainNodeKind.Place,
    };

    private void Put(string id, ChainNodeKind kind, string name, ClaimId? claim, bool sensitive)
    {
        if (_members.TryGetValue(id, out var known))
            _members[id] = known with { Claim = known.Claim ?? claim };
        else
            _members[id] = new ChainMember(new ChainNode(id, kind, name, null, Gone: false), [], claim, sensitive);
    }

    private static string Short(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];
}
