using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>Opens a case that is not one's own for four hours, with a written reason; leads and administrators are told at their desk.</summary>
public sealed class BreakTheGlass(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <summary>What somebody may do who asked for a case and was refused.</summary>
    public async Task<ClosedCase?> Ask(CaseReference reference, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var known = await db.Cases.Where(x => x.Reference == reference).Select(x => (CaseId?)x.Id).SingleOrDefaultAsync(cancellation);
        if (known is not { } id || await db.StandingOf(by, id, clock.GetUtcNow(), cancellation) is not { } standing)
            return null;
        var roles = await db.RolesOf(by, cancellation);
        return new ClosedCase(id, StaffPolicy.Allows(roles, DeskAct.TakeCase, standing), StaffPolicy.Allows(roles, DeskAct.BreakGlass, standing), await SomebodyElseSees(db, by, cancellation));
    }

    public async Task Run(CaseId id, string reason, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.BreakGlass, id, cancellation);
        var (broken, told) = GlassBreak.Break(id, new Change(Actor.Of(by), clock.GetUtcNow(), reason));
        db.Add(broken);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// What nobody has taken note of yet, the oldest first; one's own too, so that one sees it stands there. Empty for who is not told.
    /// Where nobody else could take note, one's own stands while it lasts, and again from the day there is somebody.
    /// </summary>
    public async Task<IReadOnlyList<GlassAlert>> Open(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (!StaffPolicy.Allows(await db.RolesOf(by, cancellation), DeskAct.SeeBrokenGlass))
            return [];
        var alerts = await (from broken in db.Set<GlassBreak>().AsNoTracking()
                            join of in db.Cases on broken.CaseId equals of.Id
                            where broken.NotedAt == null
                            orderby broken.BrokenAt
                            select new { broken, of.Reference }).ToListAsync(cancellation);
        if (alerts.Count == 0)
            return [];
        var (told, now) = (await SomebodyElseSees(db, by, cancellation), clock.GetUtcNow());
        return [.. alerts.Where(alert => told || alert.broken.Staff != by || alert.broken.HoldsAt(now)).Select(alert => new GlassAlert(alert.broken, alert.Reference, told))];
    }

    private static async Task<bool> SomebodyElseSees(CaseworkDb db, StaffId than, CancellationToken cancellation) =>
        (await db.ReadTeam(cancellation)).Members.Any(member => member.Id != than && !member.Disabled && StaffPolicy.Allows(member.Roles, DeskAct.SeeBrokenGlass));

    /// <summary>Takes note of it: the alert goes, the record stays.</summary>
    public async Task Note(GlassBreakId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.SeeBrokenGlass, cancellation);
        (await db.Set<GlassBreak>().SingleAsync(x => x.Id == id, cancellation)).Note(new Change(Actor.Of(by), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="OthersAreTold">False in an organisation of one: the page says so instead of promising it.</param>
public sealed record ClosedCase(CaseId Id, bool MayTake, bool MayBreakGlass, bool OthersAreTold);

/// <param name="OthersAreTold">Whether anybody but the reader could take note of it.</param>
public sealed record GlassAlert(GlassBreak Break, CaseReference Reference, bool OthersAreTold);
