using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>The passkeys of a member: several, each with a name of hers. The ceremonies themselves are Identity's.</summary>
public sealed class Passkeys(IDbContextFactory<CaseworkDb> dbs, AuditLog log, TimeProvider clock)
{
    public const int LongestName = 60;
    private const int Most = 20;

    /// <summary>One's own, the oldest first.</summary>
    public async Task<IReadOnlyList<KnownPasskey>> Of(Guid member, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var rows = await db.PasskeysOf(member, cancellation);
        return [.. rows.Select(x => new KnownPasskey(x.CredentialId, x.Data.Name ?? "", x.Data.CreatedAt, db.Entry(x).Property<DateTimeOffset?>(PasskeyMapping.LastUsedAt).CurrentValue) { Synced = x.Data.IsBackedUp }).OrderBy(x => x.MadeAt)];
    }

    /// <summary>Keeps a passkey that Identity has looked at.</summary>
    public async Task Add(Guid member, UserPasskeyInfo passkey, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        ArgumentNullException.ThrowIfNull(name);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Set<IdentityUserPasskey<Guid>>().CountAsync(x => x.UserId == member, cancellation) >= Most)
            throw new RuleBroken(BrokenRule.OutOfRange, "Twenty passkeys are enough for one person.");
        var made = new IdentityUserPasskey<Guid>
        {
            UserId = member,
            CredentialId = passkey.CredentialId,
            Data = new IdentityPasskeyData
            {
                PublicKey = passkey.PublicKey,
                Name = name.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestName)] : null,
                CreatedAt = clock.GetUtcNow(),
                SignCount = passkey.SignCount,
                Transports = passkey.Transports,
                IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
                AttestationObject = passkey.AttestationObject,
                ClientDataJson = passkey.ClientDataJson,
            },
        };
        db.Add(made);
        PasskeyRows.Sign(db, made);
        log.Append(db, new AuditLine(AuditActor.Of(new StaffId(member)), "staff.add-passkey") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Writes down that a passkey was used: its counter, and when.</summary>
    /// <returns>False for somebody disabled, and for a passkey that was put into the database by somebody else: it opens nothing.</returns>
    public async Task<bool> Use(Guid member, UserPasskeyInfo passkey, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var id = passkey.CredentialId;
        var known = (await db.PasskeysOf(member, cancellation)).SingleOrDefault(x => x.CredentialId.AsSpan().SequenceEqual(id));
        if (known is null || await db.Users.AnyAsync(x => x.Id == member && x.DisabledAt != null, cancellation))
            return false;
        (known.Data.SignCount, known.Data.IsBackedUp, known.Data.IsUserVerified) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified);
        db.Entry(known).Property(PasskeyMapping.LastUsedAt).CurrentValue = clock.GetUtcNow();
        log.Append(db, new AuditLine(AuditActor.Of(new StaffId(member)), "staff.use-passkey") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <exception cref="RuleBroken">LastFactor, or a proof too old.</exception>
    public async Task Remove(byte[] id, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var member = by.Require(clock).Value;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await SecondFactors.Held(db, member, cancellation) is { Authenticator: false, Passkeys: <= 1 })
            throw new RuleBroken(BrokenRule.LastFactor, "The last second factor stays until there is another.");
        if (await db.Set<IdentityUserPasskey<Guid>>().SingleOrDefaultAsync(x => x.UserId == member && x.CredentialId == id, cancellation) is not { } known)
            return;
        db.Remove(known);
        log.Append(db, new AuditLine(AuditActor.Of(by.Staff), "staff.remove-passkey") { ObjectId = member });
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Id">The credential's id.</param>
/// <param name="Name">Hers; empty when she gave none.</param>
/// <param name="UsedAt">Null until it opened something.</param>
public sealed record KnownPasskey(byte[] Id, string Name, DateTimeOffset MadeAt, DateTimeOffset? UsedAt)
{
    /// <summary>Copied by the device's maker to other devices of hers.</summary>
    public bool Synced { get; init; }
}
