using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>Who somebody is and how she stands to a case, read anew each time: a changed role or a disabled member counts at once.</summary>
internal static class StaffQueries
{
    /// <returns>Empty for somebody unknown or disabled, and for a member whose row was changed outside Revoca; a role that was given outside Revoca is none.</returns>
    public static async Task<IReadOnlyList<StaffRole>> RolesOf(this CaseworkDb db, StaffId staff, CancellationToken cancellation)
    {
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == staff.Value, cancellation);
        if (member is not { DisabledAt: null } || !SealedRow.FactsHold(member))
            return [];
        var held = await db.UserRoles.AsNoTracking().Where(pair => pair.UserId == staff.Value).ToListAsync(cancellation);
        var ids = held.Where(SealedRow.FactsHold).Select(pair => pair.RoleId).ToList();
        var roles = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).ToListAsync(cancellation);
        return [.. roles.Where(SealedRow.FactsHold).Select(role => StaffRoles.Parse(role.Name)).OfType<StaffRole>().Order()];
    }

    /// <returns>Null when there is no such case.</returns>
    public static async Task<CaseStanding?> StandingOf(this CaseworkDb db, StaffId staff, CaseId caseId, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await db.Cases.Where(x => x.Id == caseId).Select(x => new
        {
            x.Advocate,
            Colleague = db.Set<CaseColleague>().Any(colleague => colleague.CaseId == x.Id && colleague.Staff == staff),
            Glass = db.Set<GlassBreak>().Any(glass => glass.CaseId == x.Id && glass.Staff == staff && glass.EndsAt > now),
        }).SingleOrDefaultAsync(cancellation);
        return known switch
        {
            null => null,
            _ when known.Advocate == staff || known.Colleague => CaseStanding.Assigned,
            { Glass: true } => CaseStanding.GlassBroken,
            { Advocate: null } => CaseStanding.Free,
            _ => CaseStanding.Foreign,
        };
    }

    /// <summary>The cases one may read: all for a lead, otherwise one's own and those one broke the glass of.</summary>
    public static IQueryable<Case> ReadableBy(this CaseworkDb db, StaffId staff, IReadOnlyList<StaffRole> roles, DateTimeOffset now)
    {
        bool May(CaseStanding standing) => StaffPolicy.Allows(roles, DeskAct.ReadCase, standing);
        var (own, glass, all) = (May(CaseStanding.Assigned), May(CaseStanding.GlassBroken), May(CaseStanding.Foreign));
        return db.Cases.Where(x => all
            || (own && (x.Advocate == staff || db.Set<CaseColleague>().Any(colleague => colleague.CaseId == x.Id && colleague.Staff == staff)))
            || (glass && db.Set<GlassBreak>().Any(broken => broken.CaseId == x.Id && broken.Staff == staff && broken.EndsAt > now)));
    }
}
