using Revoca.Casework.People;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Search;

/// <summary>The one place that says which cases a member of staff may search in: her own, or all for a lead. A case behind broken glass is opened by its reference.</summary>
internal static class ReadableCases
{
    private static readonly string[] ReadOwn = NamesOf(CaseStanding.Assigned);
    private static readonly string[] ReadAll = NamesOf(CaseStanding.Foreign);

    public static IQueryable<Case> Of(CaseworkDb db, StaffId reader)
    {
        var held = from pair in db.UserRoles
                   join role in db.Roles on pair.RoleId equals role.Id
                   where pair.UserId == reader.Value && db.Users.Any(member => member.Id == reader.Value && member.DisabledAt == null)
                   select role.Name;
        return db.Cases.Where(found => found.State != CaseState.Erased && (held.Any(name => ReadAll.Contains(name))
            || (held.Any(name => ReadOwn.Contains(name))
                && (found.Advocate == reader || db.Set<CaseColleague>().Any(colleague => colleague.CaseId == found.Id && colleague.Staff == reader)))));
    }

    private static string[] NamesOf(CaseStanding standing) =>
        [.. Enum.GetValues<StaffRole>().Where(role => StaffPolicy.Allows(role, DeskAct.ReadCase, standing)).Select(StaffRoles.NameOf)];
}
