using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>The second factor of a member: authenticator app and recovery codes; which she has, adding them, using one.</summary>
public sealed class SecondFactors(IDbContextFactory<CaseworkDb> dbs, AuditLog log, TimeProvider clock)
{
    public async Task<HeldFactors> Of(Guid member, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await Held(db, member, cancellation);
    }

    /// <summary>The stamp under which a right password lets somebody enrol.</summary>
    public async Task<string> StampOf(Guid member, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Users.Where(x => x.Id == member).Select(x => x.SecurityStamp).SingleOrDefaultAsync(cancellation) ?? "";
    }

    /// <summary>True for somebody without any second factor whose account has not changed since her password was right.</summary>
    public async Task<bool> MayEnrol(Guid member, string stamp, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(x => x.Id == member && x.DisabledAt == null && (x.SecurityStamp ?? "") == stamp, cancellation)
            && !(await Held(db, member, cancellation)).Any;
    }

    /// <summary>The key to put into an app; the same until a code confirms it, so that a page loaded twice shows one key.</summary>
    public async Task<string> Offer(Guid member, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if ((await db.Secret(member, Secrets.Offered, cancellation))?.Value is { } offered)
            return offered;
        var key = AuthenticatorCode.NewKey();
        await db.Keep(member, Secrets.Offered, key, cancellation);
        log.Append(db, new AuditLine(AuditActor.Of(new StaffId(member)), "staff.offer-authenticator") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
        return key;
    }

    /// <summary>Takes the offered key into use when the code is right.</summary>
    public async Task<bool> Confirm(Guid member, string code, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var account = await db.Users.SingleAsync(x => x.Id == member, cancellation);
        var offered = (await db.Secret(member, Secrets.Offered, cancellation))?.Value;
        if (offered is null || AuthenticatorCode.StepOf(offered, Digits(code), clock.GetUtcNow(), lastUsed: null) is not { } step)
            return false;
        await db.Keep(member, Secrets.Authenticator, offered, cancellation);
        await db.Keep(member, Secrets.Offered, null, cancellation);
        (account.TwoFactorEnabled, account.LastCodeStep) = (true, step);
        log.Append(db, new AuditLine(AuditActor.Of(new StaffId(member)), "staff.add-authenticator") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Recovery codes for somebody who has none: shown once, here.</summary>
    /// <returns>Empty when she has some.</returns>
    public async Task<IReadOnlyList<string>> FirstCodes(Guid member, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return (await Held(db, member, cancellation)).RecoveryCodes > 0 ? [] : await Renew(db, member, cancellation);
    }

    /// <summary>New recovery codes in place of all old ones.</summary>
    public async Task<IReadOnlyList<string>> RenewCodes(FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var member = by.Require(clock).Value;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await Renew(db, member, cancellation);
    }

    /// <summary>Takes the authenticator away from somebody who has a passkey.</summary>
    /// <exception cref="RuleBroken">LastFactor: nobody is left with a password alone.</exception>
    public async Task RemoveAuthenticator(FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var member = by.Require(clock).Value;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if ((await Held(db, member, cancellation)).Passkeys == 0)
            throw new RuleBroken(BrokenRule.LastFactor, "The last second factor stays until there is another.");
        await db.Keep(member, Secrets.Authenticator, null, cancellation);
        (await db.Users.SingleAsync(x => x.Id == member, cancellation)).TwoFactorEnabled = false;
        log.Append(db, new AuditLine(AuditActor.Of(by.Staff), "staff.remove-authenticator") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Uses a code up.</summary>
    /// <param name="member">Whose code it should be.</param>
    /// <param name="typed">Six digits of the app, or a recovery code.</param>
    /// <returns>Null when it is neither, or was used before.</returns>
    internal async Task<SignInWay?> Take(Guid member, string typed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // The write lock from the start: of two who use one code at once, one finds it used.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var way = await TakeDigits(db, member, Digits(typed), cancellation) ? SignInWay.Authenticator
            : await TakeRecovery(db, member, typed, cancellation) ? SignInWay.RecoveryCode
            : (SignInWay?)null;
        await transaction.CommitAsync(cancellation);
        return way;
    }

    internal static async Task<HeldFactors> Held(CaseworkDb db, Guid member, CancellationToken cancellation)
    {
        var authenticator = await db.Users.AnyAsync(x => x.Id == member && x.TwoFactorEnabled, cancellation);
        var passkeys = (await db.PasskeysOf(member, cancellation)).Count;
        return new HeldFactors(authenticator, passkeys, Secrets.Codes((await db.Secret(member, Secrets.RecoveryCodes, cancellation))?.Value).Count);
    }

    private async Task<bool> TakeDigits(CaseworkDb db, Guid member, string digits, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().Where(x => x.Id == member).Select(x => new { x.TwoFactorEnabled, x.LastCodeStep }).SingleAsync(cancellation);
        if (!account.TwoFactorEnabled || (await db.Secret(member, Secrets.Authenticator, cancellation))?.Value is not { } key)
            return false;
        if (AuthenticatorCode.StepOf(key, digits, clock.GetUtcNow(), account.LastCodeStep) is not { } step)
            return false;
        await db.Users.Where(x => x.Id == member).ExecuteUpdateAsync(set => set.SetProperty(x => x.LastCodeStep, step), cancellation);
        return true;
    }

    private async Task<bool> TakeRecovery(CaseworkDb db, Guid member, string typed, CancellationToken cancellation)
    {
        if (await db.Secret(member, Secrets.RecoveryCodes, cancellation) is not { Value: { } kept } secret || Secrets.Without(Secrets.Codes(kept), typed) is not { } left)
            return false;
        secret.Value = Secrets.Join(left);
        log.Append(db, new AuditLine(AuditActor.Of(new StaffId(member)), "staff.use-recovery-code") { ObjectId = member, Details = new { Left = left.Count } });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<IReadOnlyList<string>> Renew(CaseworkDb db, Guid member, CancellationToken cancellation)
    {
        var codes = Secrets.NewCodes();
        await db.Keep(member, Secrets.RecoveryCodes, Secrets.Join(codes), cancellation);
        log.Append(db, new AuditLine(AuditActor.Of(new StaffId(member)), "staff.make-recovery-codes") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
        return codes;
    }

    // Apps show the six digits in two groups.
    private static string Digits(string typed) => new([.. typed.Where(sign => !char.IsWhiteSpace(sign))]);
}

/// <param name="Authenticator">An app makes codes for her.</param>
/// <param name="Passkeys">How many she has.</param>
/// <param name="RecoveryCodes">How many are left; they help out, but are no second factor of their own.</param>
public sealed record HeldFactors(bool Authenticator, int Passkeys, int RecoveryCodes)
{
    public bool Any => Authenticator || Passkeys > 0;
}
