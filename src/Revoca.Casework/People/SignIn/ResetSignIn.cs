using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>
/// For a member who has lost phone, passkeys and recovery codes: takes all of them away and ends her sessions. Her password leads her to enrolment again.
/// By an administrator for another member, or at the machine itself (`revoca staff reset`).
/// </summary>
public sealed class ResetSignIn(IDbContextFactory<CaseworkDb> dbs, IServiceScopeFactory scopes, ChangePassword passwords, CaseAccess access, AuditLog log, TimeProvider clock)
{
    /// <param name="member">Who lost them.</param>
    /// <param name="why">How she was recognised; kept in the log.</param>
    /// <param name="by">An administrator who has just proved who she is. She learns no password by it, so she cannot come in as the other.</param>
    /// <param name="cancellation">Stops it before it is written.</param>
    /// <exception cref="RuleBroken">Not an administrator, a proof too old, no reason, or one's own account.</exception>
    public async Task Run(StaffId member, string why, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(by);
        var staff = by.Require(clock);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, staff, DeskAct.ManageTeam, cancellation);
        if (member == staff)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another administrator resets one's own sign-in.");
        if (string.IsNullOrWhiteSpace(why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "A reset says how she was recognised.");
        await Reset(db, member.Value, AuditActor.Of(staff), why.Trim(), cancellation);
    }

    /// <summary>At the machine: whoever may run the program there answers for it.</summary>
    /// <param name="mail">The address she signs in with.</param>
    /// <param name="password">Whether she gets a new password, too.</param>
    /// <returns>Whether there is such a member, and the new password, told once.</returns>
    public async Task<(bool Known, string? Password)> AtTheMachine(string mail, bool password, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (await staff.FindByEmailAsync(mail) is not { } account)
            return (false, null);
        var next = password ? AccessCode.New().InWords("en") : null;
        if (next is not null)
            await passwords.Keep(staff, scope.ServiceProvider.GetRequiredService<CaseworkDb>(), account, next, AuditActor.System);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await Reset(db, account.Id, AuditActor.System, "at the machine", cancellation);
        return (true, next);
    }

    private async Task Reset(CaseworkDb db, Guid member, AuditActor by, string why, CancellationToken cancellation)
    {
        var account = await db.Users.SingleAsync(x => x.Id == member, cancellation);
        var staff = new StaffId(member);
        db.RemoveRange(await db.UserTokens.Where(x => x.UserId == member).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(x => x.UserId == member).ToListAsync(cancellation));
        db.RemoveRange(await db.StaffSessions.Where(x => x.Staff == staff).ToListAsync(cancellation));
        (account.TwoFactorEnabled, account.LastCodeStep, account.AccessFailedCount, account.LockoutEnd) = (false, null, 0, null);
        log.Append(db, new AuditLine(by, "staff.reset-sign-in") { ObjectId = member, Details = new { Why = why } });
        await db.SaveChangesAsync(cancellation);
    }
}
