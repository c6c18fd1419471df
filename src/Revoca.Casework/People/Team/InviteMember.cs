using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>Makes, lists and calls back the links by which people join.</summary>
public sealed class InviteMember(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log, TimeProvider clock)
{
    private const int KeyLength = 32;

    /// <returns>The secret of the link; it is shown now and never again.</returns>
    /// <exception cref="RuleBroken">AddressTaken: a member or an open invitation has the address.</exception>
    public async Task<NewInvitation> Run(InvitationCard card, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(by);
        var staff = by.Require(clock);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, staff, DeskAct.ManageTeam, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyLength));
        var made = Invitation.Make(card, HashOf(key), new Change(Actor.Of(staff), clock.GetUtcNow()));
        var known = made.Mail.ToUpperInvariant();
        if (await db.Users.AnyAsync(member => member.NormalizedEmail == known, cancellation)
            || (await Read(db, cancellation)).Any(open => string.Equals(open.Mail, made.Mail, StringComparison.OrdinalIgnoreCase)))
            throw new RuleBroken(BrokenRule.AddressTaken, "The address is in use.");
        db.Add(made);
        log.Append(db, new AuditLine(AuditActor.Of(staff), "invitation.make") { ObjectId = made.Id.Value, Details = new { Roles = string.Join(' ', made.Roles.Select(StaffRoles.NameOf)) } });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new NewInvitation(made.Name, key, made.EndsAt);
    }

    /// <summary>Those that still work, the next to end first.</summary>
    public async Task<IReadOnlyList<Invitation>> Open(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageTeam, cancellation);
        return await Read(db, cancellation);
    }

    /// <summary>The link stops working at once.</summary>
    public async Task Revoke(InvitationId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageTeam, cancellation);
        (await db.Set<Invitation>().SingleAsync(x => x.Id == id, cancellation)).Revoke(clock.GetUtcNow());
        log.Append(db, new AuditLine(AuditActor.Of(by), "invitation.revoke") { ObjectId = id.Value });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>256 random bits need no slow hash: nobody guesses them.</summary>
    internal static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private async Task<IReadOnlyList<Invitation>> Read(CaseworkDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = await db.Set<Invitation>().AsNoTracking().Where(x => x.UsedAt == null && x.RevokedAt == null && x.EndsAt > now).OrderBy(x => x.EndsAt).ToListAsync(cancellation);
        return [.. open.Where(SealedRow.FactsHold)];
    }
}

/// <param name="Key">Goes into the link; kept nowhere.</param>
public sealed record NewInvitation(string Name, string Key, DateTimeOffset EndsAt);
