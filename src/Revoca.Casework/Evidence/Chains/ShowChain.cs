using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Chains;

/// <summary>What was made with what in a case, where it lies, and which further addresses the files point to. Opens nothing.</summary>
public sealed class ShowChain(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access)
{
    public async Task<ChainView?> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("chain.read"), cancellation);
        if (await db.StopsFingerprints(caseId, cancellation))
            return null;
        var claims = await db.Claims.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        var items = await db.Items.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        var ties = await db.ChainTies.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ToListAsync(cancellation);
        var chain = CaseChain.Of(claims, items, ties);
        var known = items.Select(item => item.Url).ToHashSet();
        return new ChainView(chain, ties, items)
        {
            Proposals =
            [
                .. claims.SelectMany(kept => ModelPages.Proposed(kept.Read())).DistinctBy(page => page.Url).Where(page => !known.Contains(page.Url))
                    .Select(page => new ChainProposal(CaseChain.ModelIdOf(page.About), page, hosts.Find(page.Url.Host))),
            ],
        };
    }
}

/// <param name="Items">Every item of the case: what nodes can be tied to.</param>
public sealed record ChainView(CaseChain Chain, IReadOnlyList<ChainTie> Ties, IReadOnlyList<ContentItem> Items)
{
    /// <summary>Addresses the files point to that are no items yet.</summary>
    public IReadOnlyList<ChainProposal> Proposals { get; init; } = [];
}

/// <param name="Node">The model it may be the page of.</param>
/// <param name="Host">Who can act there, if the directory knows.</param>
public sealed record ChainProposal(string Node, ProposedItem Page, Host? Host)
{
    /// <summary>A page that can be taken as an item; a search must be looked through by a person first.</summary>
    public bool IsPage => Page.Reason != ProposalReason.SearchByName;
}
