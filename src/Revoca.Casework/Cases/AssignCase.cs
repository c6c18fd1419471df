using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Says who works on a case: somebody takes a free one, hands hers over, or asks a colleague in.</summary>
public sealed class AssignCase(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <summary>Takes a case that nobody has; a lead may take any.</summary>
    public async Task Take(CaseId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.TakeCase, id, cancellation);
        await Give(db, id, by, new Change(Actor.Of(by), clock.GetUtcNow()), cancellation);
    }

    /// <param name="why">A word to whoever gets it; may be empty.</param>
    /// <exception cref="RuleBroken">NothingChosen: nobody who works on cases.</exception>
    public async Task HandOver(CaseId id, StaffId to, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.AssignCase, id, cancellation);
        await RequireCaseworker(db, to, cancellation);
        await Give(db, id, to, new Change(Actor.Of(by), clock.GetUtcNow(), why), cancellation);
    }

    public async Task AddColleague(CaseId id, StaffId colleague, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.AssignCase, id, cancellation);
        await RequireCaseworker(db, colleague, cancellation);
        if (await db.Set<CaseColleague>().AnyAsync(x => x.CaseId == id && x.Staff == colleague, cancellation))
            throw new RuleBroken(BrokenRule.AlreadyDone, "She is on the case already.");
        var (added, told) = CaseColleague.Add(await db.Cases.SingleAsync(x => x.Id == id, cancellation), colleague, new Change(Actor.Of(by), clock.GetUtcNow()));
        db.Add(added);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task ReleaseColleague(CaseId id, StaffId colleague, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.AssignCase, id, cancellation);
        var released = await db.Set<CaseColleague>().SingleAsync(x => x.CaseId == id && x.Staff == colleague, cancellation);
        db.Events.Add(released.Release(new Change(Actor.Of(by), clock.GetUtcNow())));
        db.Remove(released);
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task Give(CaseworkDb db, CaseId id, StaffId to, Change change, CancellationToken cancellation)
    {
        var given = await db.Cases.SingleAsync(x => x.Id == id, cancellation);
        db.Events.Add(given.Assign(to, change));
        if (await db.Set<CaseColleague>().SingleOrDefaultAsync(x => x.CaseId == id && x.Staff == to, cancellation) is { } colleague)
            db.Remove(colleague);
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task RequireCaseworker(CaseworkDb db, StaffId staff, CancellationToken cancellation)
    {
        if (!StaffPolicy.Allows(await db.RolesOf(staff, cancellation), DeskAct.WorkOnCase, CaseStanding.Assigned))
            throw new RuleBroken(BrokenRule.NothingChosen, "A case is given to somebody who works on cases.");
    }
}
