using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail.Encryption;

/// <summary>Takes the certificates hosts publish for their addresses, or forgets them. Letters approved from then on are encrypted, or leave in clear again.</summary>
public sealed class KeepContactKey(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log, TimeProvider clock)
{
    public async Task<IReadOnlyList<ContactKey>> List(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Set<ContactKey>().AsNoTracking().OrderBy(x => x.Address).ToListAsync(cancellation);
    }

    /// <param name="address">The host's address the certificate is for.</param>
    /// <param name="pasted">The certificate, in PEM or Base64.</param>
    /// <param name="seenAt">The host's page it was taken from; https.</param>
    /// <param name="by">Who compared the fingerprint.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<ContactKeyOutcome> Run(string address, string pasted, string seenAt, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(pasted);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ConfirmHosts, cancellation);
        var canonical = ContactKey.Canonical(address);
        if (!MailOptions.IsAddress(canonical))
            return ContactKeyOutcome.NotAnAddress;
        if (!Uri.TryCreate(seenAt, UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps || seenAt.Length > 2_000)
            return ContactKeyOutcome.PageMissing;
        if (pasted.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase))
            return ContactKeyOutcome.PrivateKey;
        using var read = CertificateForMail.Read(pasted.Trim());
        if (read is null)
            return ContactKeyOutcome.NotUnderstood;
        var now = clock.GetUtcNow();
        if (CertificateForMail.Judge(read, canonical, now) is not ContactKeyOutcome.Kept and var fault)
            return fault;
        if (await db.Set<ContactKey>().SingleOrDefaultAsync(x => x.Address == canonical, cancellation) is not { } key)
            db.Add(key = new ContactKey(canonical));
        key.Take(read, page.AbsoluteUri, by, now);
        log.Append(db, new AuditLine(AuditActor.Of(by), "contact-key.keep") { Details = new { key.Address, key.Sha256 } });
        await db.SaveChangesAsync(cancellation);
        return ContactKeyOutcome.Kept;
    }

    public async Task Remove(string address, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ConfirmHosts, cancellation);
        var canonical = ContactKey.Canonical(address);
        if (await db.Set<ContactKey>().SingleOrDefaultAsync(x => x.Address == canonical, cancellation) is not { } key)
            return;
        db.Remove(key);
        log.Append(db, new AuditLine(AuditActor.Of(by), "contact-key.remove") { Details = new { key.Address, key.Sha256 } });
        await db.SaveChangesAsync(cancellation);
    }

    internal static Task<ContactKey?> Find(CaseworkDb db, string address, CancellationToken cancellation)
    {
        var canonical = ContactKey.Canonical(address);
        return db.Set<ContactKey>().AsNoTracking().SingleOrDefaultAsync(x => x.Address == canonical, cancellation);
    }
}
