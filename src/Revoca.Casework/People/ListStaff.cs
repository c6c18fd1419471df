using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>Who works here.</summary>
public sealed class ListStaff(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    /// <summary>Everybody with roles, disabled members last.</summary>
    public async Task<IReadOnlyList<StaffRow>> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadTeam, cancellation);
        return await Read(db, cancellation);
    }

    /// <summary>One's own roles, for what the desk offers; the gate asks again.</summary>
    public async Task<IReadOnlyList<StaffRole>> RolesOf(StaffId staff, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.RolesOf(staff, cancellation);
    }

    internal static async Task<IReadOnlyList<StaffRow>> Read(CaseworkDb db, CancellationToken cancellation)
    {
        var members = await db.Users.AsNoTracking().OrderBy(x => x.DisplayName)
            .Select(x => new { x.Id, x.DisplayName, x.Email, x.DisabledAt, x.LastSeenAt }).ToListAsync(cancellation);
        var held = await (from pair in db.UserRoles join role in db.Roles on pair.RoleId equals role.Id select new { pair.UserId, role.Name }).ToListAsync(cancellation);
        var roles = held.ToLookup(pair => pair.UserId, pair => StaffRoles.Parse(pair.Name));
        return
        [
            .. members.Select(x => new StaffRow(new StaffId(x.Id), x.DisplayName, x.Email ?? "", [.. roles[x.Id].OfType<StaffRole>().Order()])
            {
                DisabledAt = x.DisabledAt,
                LastSeenAt = x.LastSeenAt,
            }).OrderBy(row => row.DisabledAt is not null),
        ];
    }
}

/// <param name="Roles">What she may be; a disabled member keeps them for the day she comes back.</param>
public sealed record StaffRow(StaffId Id, string Name, string Mail, IReadOnlyList<StaffRole> Roles)
{
    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>True when a case can be given to her.</summary>
    public bool WorksOnCases => DisabledAt is null && StaffPolicy.Allows(Roles, DeskAct.WorkOnCase, CaseStanding.Assigned);
}
