using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>Gives all open cases of a colleague to another in one go: all of them or, when one cannot be given, none.</summary>
public sealed class HandOverCases(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log, TimeProvider clock)
{
    /// <param name="from">Whose cases; she may be disabled.</param>
    /// <param name="to">Who gets them.</param>
    /// <param name="why">A word to whoever gets them; may be empty.</param>
    /// <param name="by">A lead, or an administrator, who has just proved who she is: whose cases they are decides who reads them.</param>
    /// <param name="cancellation">Stops it before it is written.</param>
    /// <returns>How many cases changed hands.</returns>
    /// <exception cref="RuleBroken">No case to give, or the receiver cannot take them.</exception>
    public async Task<int> Run(StaffId from, StaffId to, string why, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(by);
        var staff = by.Require(clock);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, staff, DeskAct.HandOverCases, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        (await db.ReadTeam(cancellation)).RequireHandOver(from, to, staff);
        var moved = await db.MoveCases(from, to, new Change(Actor.Of(staff), clock.GetUtcNow(), why.Trim()), cancellation);
        if (moved == 0)
            throw new RuleBroken(BrokenRule.AlreadyDone, "She has no open case.");
        log.Append(db, new AuditLine(AuditActor.Of(staff), "team.hand-over") { ObjectId = from.Value, Details = new { To = to.Value.ToString("N"), Cases = moved, Why = why.Trim() } });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return moved;
    }
}
