using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

internal static class TeamQueries
{
    /// <summary>The team as its rules see it; a member whose row was changed outside Revoca counts as disabled.</summary>
    public static async Task<Domain.People.Team> ReadTeam(this CaseworkDb db, CancellationToken cancellation) =>
        new([.. (await ListStaff.Read(db, cancellation)).Select(row => new TeamMember(row.Id, row.Roles, row.DisabledAt is not null || !row.IsGenuine))]);

    /// <summary>The cases somebody is the advocate of and that can still be given to another.</summary>
    public static IQueryable<Case> CasesOf(this CaseworkDb db, StaffId member) =>
        db.Cases.Where(x => x.Advocate == member && x.State != CaseState.Closed && x.State != CaseState.Erased);

    /// <summary>Gives each of her cases to another, or leaves it without an advocate; the caller saves.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> MoveCases(this CaseworkDb db, StaffId from, StaffId? to, Change change, CancellationToken cancellation)
    {
        var cases = await db.CasesOf(from).ToListAsync(cancellation);
        foreach (var moved in cases)
            db.Events.Add(to is { } receiver ? moved.Assign(receiver, change) : moved.Release(change));
        var ids = cases.Select(moved => moved.Id).ToList();
        // An advocate is no colleague on her own case.
        db.RemoveRange(await db.Set<CaseColleague>().Where(x => x.Staff == to && ids.Contains(x.CaseId)).ToListAsync(cancellation));
        return cases.Count;
    }
}
