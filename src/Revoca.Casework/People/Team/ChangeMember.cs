using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>What an administrator changes about a member: her roles, and whether she may come in at all. It counts at her very next act.</summary>
public sealed class ChangeMember(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log, TimeProvider clock)
{
    /// <param name="member">Whose roles.</param>
    /// <param name="roles">All the roles she has afterwards.</param>
    /// <param name="why">Kept in the log.</param>
    /// <param name="by">An administrator who has just proved who she is.</param>
    /// <param name="cancellation">Stops it before it is written.</param>
    public Task Roles(StaffId member, IReadOnlyCollection<StaffRole> roles, string why, FreshProof by, CancellationToken cancellation = default) =>
        Write(by, why, async (db, team, change) =>
        {
            team.RequireRoles(member, roles, change);
            var ids = await db.Roles.ToDictionaryAsync(role => role.Name ?? "", role => role.Id, cancellation);
            var held = await db.UserRoles.Where(pair => pair.UserId == member.Value).ToListAsync(cancellation);
            var wanted = roles.Select(role => ids[StaffRoles.NameOf(role)]).ToHashSet();
            db.UserRoles.RemoveRange(held.Where(pair => !wanted.Contains(pair.RoleId)));
            db.UserRoles.AddRange(wanted.Except(held.Select(pair => pair.RoleId)).Select(role => new IdentityUserRole<Guid> { UserId = member.Value, RoleId = role }));
            var before = team.Members.First(one => one.Id == member).Roles;
            if (member != by.Staff && before.Except(roles).Any())
                await EndSessions(db, member, cancellation); // what an open page still shows goes with the role
            return Line("staff.roles", member, by.Staff, new { Before = Names(before), After = Names(roles), Why = change.Why });
        }, cancellation);

    /// <summary>Refused at every act from now on, signed out everywhere. Her cases go to <paramref name="handTo"/>, or wait without an advocate.</summary>
    /// <param name="member">Who.</param>
    /// <param name="handTo">Who gets her open cases; null leaves them without an advocate.</param>
    /// <param name="why">Kept in the log.</param>
    /// <param name="by">An administrator who has just proved who she is.</param>
    /// <param name="cancellation">Stops it before it is written.</param>
    public Task Disable(StaffId member, StaffId? handTo, string why, FreshProof by, CancellationToken cancellation = default) =>
        Write(by, why, async (db, team, change) =>
        {
            team.RequireDisable(member, change);
            if (handTo is { } receiver)
                team.RequireHandOver(member, receiver, by.Staff);
            var row = await db.Users.SingleAsync(one => one.Id == member.Value, cancellation);
            (row.DisabledAt, row.SecurityStamp) = (change.At, Guid.NewGuid().ToString("N"));
            await EndSessions(db, member, cancellation);
            foreach (var open in await db.Set<Invitation>().Where(x => x.InvitedBy == member && x.UsedAt == null && x.RevokedAt == null && x.EndsAt > change.At).ToListAsync(cancellation))
                open.Revoke(change.At); // what she started does not outlast her
            var moved = await db.MoveCases(member, handTo, change with { Why = "" }, cancellation);
            return Line("staff.disable", member, by.Staff, new { Cases = moved, To = handTo?.Value.ToString("N"), Why = change.Why });
        }, cancellation);

    /// <summary>She comes back with the roles she had; her cases do not come back by themselves.</summary>
    public Task Enable(StaffId member, string why, FreshProof by, CancellationToken cancellation = default) =>
        Write(by, why, async (db, team, change) =>
        {
            team.RequireEnable(member, change);
            (await db.Users.SingleAsync(one => one.Id == member.Value, cancellation)).DisabledAt = null;
            return Line("staff.enable", member, by.Staff, new { change.Why });
        }, cancellation);

    // Under the write lock: of two administrators who take each other's role away at once, the second is refused.
    private async Task Write(FreshProof proof, string why, Func<CaseworkDb, Domain.People.Team, Change, Task<AuditLine>> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(why);
        var by = proof.Require(clock);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageTeam, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var team = await db.ReadTeam(cancellation);
        log.Append(db, await change(db, team, new Change(Actor.Of(by), clock.GetUtcNow(), why.Trim())));
        await db.SaveChangesAsync(cancellation);
        await db.EndLoneException(log, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task EndSessions(CaseworkDb db, StaffId member, CancellationToken cancellation) =>
        db.RemoveRange(await db.StaffSessions.Where(x => x.Staff == member).ToListAsync(cancellation));

    private static AuditLine Line(string act, StaffId member, StaffId by, object details) =>
        new(AuditActor.Of(by), act) { ObjectId = member.Value, Details = details };

    private static string Names(IEnumerable<StaffRole> roles) => string.Join(' ', roles.Order().Select(StaffRoles.NameOf));
}
