using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Search;

/// <summary>The one place that says which cases a member of staff may search in.</summary>
internal static class ReadableCases
{
    public static IQueryable<Case> Of(CaseworkDb db, StaffId reader) => db.Cases.Where(found => found.State != CaseState.Erased && reader != default);
}
