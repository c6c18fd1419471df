using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
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
        var members = await db.Users.AsNoTracking().ToListAsync(cancellation);
        var names = (await db.Roles.AsNoTracking().ToListAsync(cancellation)).Where(SealedRow.FactsHold).ToDictionary(role => role.Id, role => StaffRoles.Parse(role.Name));
        var held = (await db.UserRoles.AsNoTracking().ToListAsync(cancellation)).Where(SealedRow.FactsHold).ToLookup(pair => pair.UserId, pair => names.GetValueOrDefault(pair.RoleId));
        return
        [
            .. members.Select(x => new StaffRow(new StaffId(x.Id), x.DisplayName, x.Email ?? "", [.. held[x.Id].OfType<StaffRole>().Order()])
            {
                DisabledAt = x.DisabledAt,
                LastSeenAt = x.LastSeenAt,
                IsGenuine = SealedRow.FactsHold(x),
            }).OrderBy(row => row.DisabledAt is not null).ThenBy(row => row.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <param name="Roles">What she may be; a disabled member keeps them for the day she comes back.</param>
public sealed record StaffRow(StaffId Id, string Name, string Mail, IReadOnlyList<StaffRole> Roles)
{
    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>False when her row was changed outside Revoca: she may do nothing then.</summary>
    public bool IsGenuine { get; init; } = true;

    /// <summary>True when a case can be given to her.</summary>
    public bool WorksOnCases => DisabledAt is null && IsGenuine && StaffPolicy.Allows(Roles, DeskAct.WorkOnCase, CaseStanding.Assigned);
}
