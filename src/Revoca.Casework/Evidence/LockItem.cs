using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence;

/// <summary>Locks an item because somebody under 18 may be depicted, and stops every notice that names it and has not left (domain rule 12).</summary>
public sealed class LockItem(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task Run(CaseId caseId, ItemId itemId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var item = await db.Items.SingleAsync(x => x.CaseId == caseId && x.Id == itemId, cancellation);
        db.Events.Add(item.LockAsMinor(change));
        var naming = await db.Notices.Where(x => x.CaseId == caseId && x.Items.Any(line => line.ItemId == itemId)).ToListAsync(cancellation);
        foreach (var notice in naming.Where(notice => notice.CanBeStopped))
            db.Events.Add(notice.Withdraw(change));
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Unlocks an item: by a lead, with a written reason such as proof of adulthood.</summary>
public sealed class UnlockItem(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task Run(CaseId caseId, ItemId itemId, string reason, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.UnlockItem, caseId, cancellation);
        var item = await db.Items.SingleAsync(x => x.CaseId == caseId && x.Id == itemId, cancellation);
        db.Events.Add(item.Unlock(new Change(Actor.Of(by), clock.GetUtcNow(), reason)));
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Shows the address of a locked item to a lead who tells it to a hotline: written down with her reason before it is shown, and told to the depicted person.</summary>
public sealed class ReadOutItem(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <returns>The address as it was written.</returns>
    public async Task<string> Run(CaseId caseId, ItemId itemId, string toWhom, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.UnlockItem, caseId, cancellation);
        var item = await db.Items.SingleAsync(x => x.CaseId == caseId && x.Id == itemId, cancellation);
        db.Events.Add(item.ReadOut(new Change(Actor.Of(by), clock.GetUtcNow(), toWhom)));
        await db.SaveChangesAsync(cancellation);
        return item.Url.Written;
    }
}
