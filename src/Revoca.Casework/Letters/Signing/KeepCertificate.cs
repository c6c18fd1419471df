using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;
using Revoca.Typesetting.Signing;

namespace Revoca.Casework.Letters.Signing;

/// <summary>Takes the organisation's certificate into the vault, or out of it. The password opens the file once and is kept nowhere.</summary>
public sealed class KeepCertificate(IDbContextFactory<CaseworkDb> dbs, AuditLog audit, CaseAccess access, TimeProvider clock)
{
    /// <summary>The largest PKCS#12 file that is read, in bytes.</summary>
    public const int LargestFile = 65536;

    public async Task<SigningCertificate?> Find(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Set<SigningCertificate>().AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Keeps a certificate that can sign today; anything else changes nothing.</summary>
    public async Task<CertificateOutcome> Run(byte[] pkcs12, string password, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pkcs12);
        await Ask(by, cancellation);
        if (pkcs12.Length > LargestFile)
            return CertificateOutcome.NotUnderstood;
        try
        {
            using var read = ReadableCertificate.Open(pkcs12, password);
            if (read is null)
                return CertificateOutcome.NoPrivateKey;
            if (PdfSigner.Trouble(read.Leaf, clock.GetUtcNow()) is { } trouble)
                return Of(trouble);
            await Change(by, "certificate.keep", new { read.Sha256 }, row => row.Take(read), cancellation);
            return CertificateOutcome.Kept;
        }
        catch (CryptographicException)
        {
            return CertificateOutcome.WrongPassword;
        }
    }

    /// <summary>Sets the time-stamp authority; an empty address asks none.</summary>
    public async Task<CertificateOutcome> StampWith(string address, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        await Ask(by, cancellation);
        var wanted = address.Trim();
        if (wanted.Length > 0 && !(Uri.TryCreate(wanted, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            return CertificateOutcome.NoAuthority;
        await Change(by, "certificate.stamp", new { Address = wanted }, row => row.StampWith(wanted), cancellation);
        return CertificateOutcome.Kept;
    }

    /// <summary>Has the audit log stamped too, or no longer. Without an address nothing is asked.</summary>
    public Task StampLog(bool on, StaffId by, CancellationToken cancellation = default) =>
        Change(by, "certificate.stamp-log", new { On = on }, row => row.SwitchLogStamps(on), cancellation);

    public Task SwitchSigning(bool on, StaffId by, CancellationToken cancellation = default) =>
        Change(by, "certificate.switch", new { On = on }, row => row.SwitchSigning(on), cancellation);

    public Task Forget(StaffId by, CancellationToken cancellation = default) =>
        Change(by, "certificate.forget", null, row => row.Forget(), cancellation);

    // Before anything is looked at: who may not do this learns nothing of the file either.
    private async Task Ask(StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageKeys, cancellation);
    }

    private async Task Change(StaffId by, string act, object? details, Action<SigningCertificate> change, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageKeys, cancellation);
        var row = await db.Set<SigningCertificate>().SingleOrDefaultAsync(cancellation);
        if (row is null)
            db.Add(row = new SigningCertificate());
        change(row);
        audit.Append(db, new AuditLine(AuditActor.Of(by), act) { Details = details });
        await db.SaveChangesAsync(cancellation);
    }

    private static CertificateOutcome Of(CertificateTrouble trouble) => trouble switch
    {
        CertificateTrouble.NoPrivateKey => CertificateOutcome.NoPrivateKey,
        CertificateTrouble.NotYetValid => CertificateOutcome.NotYetValid,
        CertificateTrouble.Expired => CertificateOutcome.Expired,
        CertificateTrouble.NotForSigning => CertificateOutcome.NotForSigning,
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "No such trouble."),
    };
}

/// <summary>What became of a certificate somebody handed in.</summary>
public enum CertificateOutcome
{
    Kept,

    /// <summary>The password does not open the file, or the file is no PKCS#12.</summary>
    WrongPassword,
    NotUnderstood,
    NoPrivateKey,
    NotYetValid,
    Expired,
    NotForSigning,

    /// <summary>The address of the time-stamp authority is no web address.</summary>
    NoAuthority,
}
