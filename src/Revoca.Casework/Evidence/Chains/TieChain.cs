using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Chains;

/// <summary>Writes into the chain what no file says: a source photo, what was made with what, where something lies; and takes it back.</summary>
public sealed class TieChain(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public Task Knot(CaseId caseId, TieKind kind, string from, string to, StaffId by, CancellationToken cancellation = default) =>
        Add(caseId, by, change => ChainTie.Knot(caseId, kind, from, to, change), cancellation);

    public Task FromPhoto(CaseId caseId, string name, string to, StaffId by, CancellationToken cancellation = default) =>
        Add(caseId, by, change => ChainTie.FromPhoto(caseId, name, to, change), cancellation);

    public async Task Undo(CaseId caseId, TieId tie, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var found = await db.ChainTies.SingleAsync(x => x.CaseId == caseId && x.Id == tie, cancellation);
        db.Events.Add(found.Undo(new Change(Actor.Of(by), clock.GetUtcNow())));
        db.ChainTies.Remove(found);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task Add(CaseId caseId, StaffId by, Func<Change, (ChainTie Tie, CaseEvent Event)> knot, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.AddItems);
        var (tie, told) = knot(new Change(Actor.Of(by), clock.GetUtcNow()));
        if (await db.ChainTies.AnyAsync(x => x.CaseId == caseId && x.Kind == tie.Kind && x.From == tie.From && x.To == tie.To, cancellation))
            throw new RuleBroken(BrokenRule.AlreadyDone, "The chain says so already.");
        db.ChainTies.Add(tie);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }
}
