using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Chains;

/// <summary>Takes the page of a model as an item, one the file points to or one a person found by searching, and ties it to the model in the chain.</summary>
public sealed class AddModelPage(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, PublicSuffixes suffixes, CaseAccess access, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="address">Exactly one address.</param>
    /// <param name="model">The id of the model's node.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<ItemId> Run(CaseId caseId, string address, string model, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var found = PastedLinks.Read(address, hosts, suffixes);
        if (found.Items.Count != 1)
            throw new RuleBroken(BrokenRule.NothingChosen, "That is not one usable address.");
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.AddItems);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var known = await db.Items.Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        var item = known.Find(old => old.Url == found.Items[0].Url) ?? Added(db, opened, NewItems.Of(opened, found, known, change)[0], change);
        var (tie, told) = ChainTie.Knot(caseId, TieKind.FoundAt, model, CaseChain.ItemIdOf(item.Id), change);
        if (!await db.ChainTies.AnyAsync(x => x.CaseId == caseId && x.Kind == tie.Kind && x.From == tie.From && x.To == tie.To, cancellation))
        {
            db.ChainTies.Add(tie);
            db.Events.Add(told);
        }

        await db.SaveChangesAsync(cancellation);
        return item.Id;
    }

    private static ContentItem Added(CaseworkDb db, Case opened, ContentItem item, Change change)
    {
        db.Items.Add(item);
        db.Events.Add(CaseEvent.Of(opened.Id, CaseEventKind.ItemsAdded, change, new EventFacts { Count = 1 }));
        if (item.Kind is not (ContentItemKind.Model or ContentItemKind.Repository))
            db.Events.Add(item.Describe(ContentItemKind.Model, item.Depiction, item.Note, change));
        if (opened.AwaitConsent(change) is { } awaited)
            db.Events.Add(awaited);
        return item;
    }
}
