using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>
/// Asks for password and second factor together and gives one answer to everything that is wrong. An attempt is counted before it is
/// looked at, so that many at once do not slip past the wait.
/// </summary>
public sealed class ProveMember(IServiceScopeFactory scopes, IDbContextFactory<CaseworkDb> dbs, SecondFactors factors, AuditLog log, TimeProvider clock)
{
    /// <param name="mail">The address she signs in with.</param>
    /// <param name="password">Her password.</param>
    /// <param name="code">Six digits, or a recovery code; empty for somebody who has no second factor yet.</param>
    public async Task<Proving> Run(string mail, string password, string code, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        await using var scope = scopes.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var address = staff.NormalizeEmail(mail.Trim());
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var id = await db.Users.Where(x => x.NormalizedEmail == address).Select(x => (Guid?)x.Id).SingleOrDefaultAsync(cancellation);
        return await Try(staff, id, (password, code), cancellation);
    }

    /// <summary>The same for somebody who is signed in and is asked again.</summary>
    internal async Task<Proving> Again(Guid member, string password, string code, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Try(scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>(), member, (password, code), cancellation);
    }

    private async Task<Proving> Try(UserManager<StaffMember> staff, Guid? id, (string Password, string Code) typed, CancellationToken cancellation)
    {
        if (id is not { } known || !await Count(known, cancellation) || await staff.FindByIdAsync(known.ToString()) is not { } member)
        {
            // As much work as for a member, so that time does not tell who has an account or rests.
            staff.PasswordHasher.HashPassword(new StaffMember(), typed.Password);
            return await Refuse(id, cancellation);
        }

        // A password that was written into the database from outside is looked at, so that time tells nothing, and opens nothing.
        if (!await staff.CheckPasswordAsync(member, typed.Password) || member.DisabledAt is not null || !SealedRow.FactsHold(member))
            return await Refuse(id, cancellation);
        var held = await factors.Of(known, cancellation);
        if (!held.Any)
        {
            await Forgive(known, cancellation);
            return new Proving(known, null);
        }

        if (await factors.Take(known, typed.Code, cancellation) is not { } way)
            return await Refuse(id, cancellation);
        await Forgive(known, cancellation);
        return new Proving(known, way);
    }

    // One statement after the other under the write lock: of two attempts at once the second sees the first.
    private async Task<bool> Count(Guid member, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var found = await db.Users.AsNoTracking().Where(x => x.Id == member).Select(x => new { x.AccessFailedCount, x.LockoutEnd }).SingleAsync(cancellation);
        if (found.LockoutEnd > now)
            return false;
        var attempts = found.AccessFailedCount + 1;
        DateTimeOffset? until = SignInLimits.WaitAfter(attempts) is var wait && wait > TimeSpan.Zero ? now + wait : null;
        await db.Users.Where(x => x.Id == member)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.AccessFailedCount, attempts).SetProperty(x => x.LockoutEnd, until), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task Forgive(Guid member, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await db.Users.Where(x => x.Id == member).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), cancellation);
    }

    // Whoever fails has not proved to be the member: the account is what it was done to, not who did it.
    private async Task<Proving> Refuse(Guid? member, CancellationToken cancellation)
    {
        await log.RecordAsync(new AuditLine(AuditActor.Unknown, "staff.sign-in") { ObjectId = member, Outcome = AuditLine.FailedOutcome }, cancellation);
        return new Proving(null, null);
    }
}

/// <summary>What came of it.</summary>
/// <param name="Member">Null when anything was wrong.</param>
/// <param name="Way">Null for a right password of somebody without a second factor: she may enrol and nothing else.</param>
public sealed record Proving(Guid? Member, SignInWay? Way);
