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

    /// <returns>Null when there is no such case. A case whose assignment was changed outside Revoca is neither hers nor free.</returns>
    public static async Task<CaseStanding?> StandingOf(this CaseworkDb db, StaffId staff, CaseId caseId, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await db.Cases.Where(x => x.Id == caseId).Select(x => new
        {
            x.Advocate,
            Version = EF.Property<int>(x, SealedColumns.FactsVersion),
            Signature = EF.Property<byte[]?>(x, SealedColumns.FactsSignature),
        }).SingleOrDefaultAsync(cancellation);
        if (known is null)
            return null;
        if ((await db.AssignedTo(staff, caseId, cancellation)).Count > 0)
            return CaseStanding.Assigned;
        if ((await db.BrokenInto(staff, caseId, now, cancellation)).Count > 0)
            return CaseStanding.GlassBroken;
        return known.Advocate is null && db.Holds(caseId, null, known.Version, known.Signature) ? CaseStanding.Free : CaseStanding.Foreign;
    }

    /// <summary>The cases one may read: all for a lead, otherwise one's own and those one broke the glass of.</summary>
    public static async Task<IQueryable<Case>> ReadableBy(this CaseworkDb db, StaffId staff, IReadOnlyList<StaffRole> roles, DateTimeOffset now, CancellationToken cancellation)
    {
        bool May(CaseStanding standing) => StaffPolicy.Allows(roles, DeskAct.ReadCase, standing);
        if (May(CaseStanding.Foreign))
            return db.Cases;
        var own = May(CaseStanding.Assigned) ? await db.AssignedTo(staff, only: null, cancellation) : [];
        var glass = May(CaseStanding.GlassBroken) ? await db.BrokenInto(staff, only: null, now, cancellation) : [];
        var ids = own.Concat(glass).ToList();
        return db.Cases.Where(x => ids.Contains(x.Id));
    }
}
