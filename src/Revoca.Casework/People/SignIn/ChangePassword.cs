using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>A new password of one's own. Every other session ends, the one it is done in goes on.</summary>
public sealed class ChangePassword(IServiceScopeFactory scopes, AuditLog log, TimeProvider clock)
{
    /// <returns>Why it was refused, as codes of Identity; empty when it counts.</returns>
    public async Task<IReadOnlyList<string>> Run(string password, StaffSessionId mine, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var member = by.Require(clock);
        await using var scope = scopes.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var db = scope.ServiceProvider.GetRequiredService<CaseworkDb>();
        var account = await staff.FindByIdAsync(member.Value.ToString()) ?? throw new RuleBroken(BrokenRule.NoAccess, "There is no such member.");
        var refusals = new List<string>();
        foreach (var validator in staff.PasswordValidators)
            refusals.AddRange((await validator.ValidateAsync(staff, account, password)).Errors.Select(error => error.Code));
        if (refusals.Count > 0)
            return refusals;
        await Keep(staff, db, account, password, AuditActor.Of(member));
        // The others hold the old stamp: they are over at their next request.
        var stamp = account.SecurityStamp ?? "";
        await db.StaffSessions.Where(x => x.Id == mine && x.Staff == member).ExecuteUpdateAsync(set => set.SetProperty(x => x.Stamp, stamp), cancellation);
        await db.StaffSessions.Where(x => x.Id != mine && x.Staff == member).ExecuteDeleteAsync(cancellation);
        return [];
    }

    internal async Task Keep(UserManager<StaffMember> staff, CaseworkDb db, StaffMember account, string password, AuditActor by)
    {
        account.PasswordHash = staff.PasswordHasher.HashPassword(account, password);
        log.Append(db, new AuditLine(by, "staff.change-password") { ObjectId = account.Id });
        var kept = await staff.UpdateSecurityStampAsync(account);
        if (!kept.Succeeded)
            throw new DbUpdateConcurrencyException("The account was changed at the same moment.");
    }
}
