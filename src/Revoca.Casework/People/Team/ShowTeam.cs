using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>Who works here, with how many open cases, and which cases they are for whoever may hand them over.</summary>
public sealed class ShowTeam(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public async Task<IReadOnlyList<TeamRow>> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadTeam, cancellation);
        var open = await db.Cases.Where(x => x.Advocate != null && x.State != CaseState.Closed && x.State != CaseState.Erased)
            .GroupBy(x => x.Advocate).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var counts = open.ToDictionary(row => row.Key ?? default, row => row.Count);
        return [.. (await ListStaff.Read(db, cancellation)).Select(row => new TeamRow(row, counts.GetValueOrDefault(row.Id)))];
    }

    /// <summary>References and states alone: enough to hand them over, nothing of what they hold.</summary>
    public async Task<IReadOnlyList<HeldCase>> Cases(StaffId member, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.HandOverCases, cancellation);
        var cases = await db.CasesOf(member).OrderBy(x => x.OpenedAt).Select(x => new HeldCase(x.Reference, x.State, x.OpenedAt)).ToListAsync(cancellation);
        await access.RecordList(by, roles, "team.cases", cases.Count, cancellation);
        return cases;
    }
}

/// <param name="OpenCases">Cases she is the advocate of and that are not closed.</param>
public sealed record TeamRow(StaffRow Member, int OpenCases);

public sealed record HeldCase(CaseReference Reference, CaseState State, DateTimeOffset OpenedAt);
