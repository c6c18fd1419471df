using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Search;

/// <summary>The one place that says which cases a member of staff may search in: her own, or all for a lead. A case behind broken glass is opened by its reference.</summary>
internal static class ReadableCases
{
    public static async Task<IQueryable<Case>> Of(CaseworkDb db, StaffId reader, CancellationToken cancellation)
    {
        var roles = await db.RolesOf(reader, cancellation);
        if (StaffPolicy.Allows(roles, DeskAct.ReadCase, CaseStanding.Foreign))
            return db.Cases.Where(found => found.State != CaseState.Erased);
        var own = StaffPolicy.Allows(roles, DeskAct.ReadCase, CaseStanding.Assigned) ? await db.AssignedTo(reader, only: null, cancellation) : [];
        return db.Cases.Where(found => found.State != CaseState.Erased && own.Contains(found.Id));
    }
}
