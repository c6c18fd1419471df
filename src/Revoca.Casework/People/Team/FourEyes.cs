using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>Whether a second person must look (security.md §7). An organisation of one may switch it off with a reason; a second person ends that.</summary>
public sealed class FourEyes(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log, TimeProvider clock)
{
    public async Task<FourEyesState> Show(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        var second = (await db.ReadTeam(cancellation)).HasSecondPerson;
        return new FourEyesState(await db.FourEyesHold(cancellation), second, await db.Organisations.Select(x => x.FourEyesReason).SingleOrDefaultAsync(cancellation) ?? "");
    }

    /// <exception cref="RuleBroken">No reason, a second person exists, or a proof too old.</exception>
    public async Task Run(bool on, string why, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(by);
        var staff = by.Require(clock);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, staff, DeskAct.ManageOrganisation, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!on && (await db.ReadTeam(cancellation)).HasSecondPerson)
            throw new RuleBroken(BrokenRule.SecondPersonExists, "Four eyes stay on while there is a second person.");
        (await db.Organisations.SingleAsync(cancellation)).SwitchFourEyes(on, why.Trim());
        log.Append(db, new AuditLine(AuditActor.Of(staff), "organisation.four-eyes") { Details = new { On = on, Why = why.Trim() } });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}

/// <param name="On">What counts now.</param>
/// <param name="HasSecondPerson">Then it cannot be switched off.</param>
/// <param name="Reason">Why it was switched off.</param>
public sealed record FourEyesState(bool On, bool HasSecondPerson, string Reason);

internal static class FourEyesQueries
{
    /// <summary>On unless it was switched off here, by nobody who edited the database, and nobody else could look.</summary>
    public static async Task<bool> FourEyesHold(this CaseworkDb db, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellation);
        return organisation is not { FourEyes: false } || !SealedRow.FactsHold(organisation) || (await db.ReadTeam(cancellation)).HasSecondPerson;
    }

    /// <summary>After the team grew: the exception of an organisation of one is over for good, in the transaction of what made it grow.</summary>
    public static async Task EndLoneException(this CaseworkDb db, AuditLog log, CancellationToken cancellation)
    {
        if (await db.Organisations.SingleOrDefaultAsync(cancellation) is not { FourEyes: false } organisation || !(await db.ReadTeam(cancellation)).HasSecondPerson)
            return;
        organisation.SwitchFourEyes(on: true, "");
        log.Append(db, new AuditLine(AuditActor.System, "organisation.four-eyes") { Details = new { On = true, Why = "a second person who can approve" } });
        await db.SaveChangesAsync(cancellation);
    }
}
