using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Storage;
using Revoca.Typesetting.Signing;

namespace Revoca.Casework.Letters.Signing;

/// <summary>Signs letters with the organisation's certificate, and has them time-stamped where an authority is set.</summary>
public sealed class LetterSigner(IDbContextFactory<CaseworkDb> dbs, IOutsideNetwork network, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>What would become of a letter signed now; asks no authority.</summary>
    public async Task<SigningState> Foresee(CancellationToken cancellation = default)
    {
        var kept = await Find(cancellation);
        if (kept is not { Signs: true })
            return SigningState.NotUsed;
        using var certificate = Open(kept);
        return certificate is null ? SigningState.Missing
            : PdfSigner.Trouble(certificate.Leaf, clock.GetUtcNow()) is { } trouble ? Of(trouble) : SigningState.Signed;
    }

    /// <summary>Returns the letter signed, or as it was with the reason. Never throws for a certificate or an authority that fails.</summary>
    internal async Task<SignedPaper> Sign(byte[] pdf, CancellationToken cancellation)
    {
        var kept = await Find(cancellation);
        if (kept is not { Signs: true })
            return new SignedPaper(pdf, SigningState.NotUsed);
        using var certificate = Open(kept);
        if (certificate is null)
            return new SignedPaper(pdf, SigningState.Missing);
        using var http = kept.TimeStamps.Length > 0 ? GuardedHttp.Client(network, Patience) : null;
        var signer = new PdfSigner(clock, http is null ? null : new HttpTimeStampAuthority(http, new Uri(kept.TimeStamps)));
        try
        {
            return await signer.Sign(pdf, certificate.Leaf, certificate.Chain, cancellation) switch
            {
                Signed signed => new SignedPaper(signed.Bytes, SigningState.Signed) { Certificate = certificate.Sha256, StampedAt = signed.StampedAt },
                CertificateUnusable unusable => new SignedPaper(pdf, Of(unusable.Trouble)),
                _ => new SignedPaper(pdf, SigningState.StampRefused),
            };
        }
        catch (InvalidDataException)
        {
            return new SignedPaper(pdf, SigningState.OtherEngine);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SignedPaper(pdf, SigningState.StampRefused); // the authority took too long
        }
    }

    private async Task<SigningCertificate?> Find(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Set<SigningCertificate>().AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    private static ReadableCertificate? Open(SigningCertificate kept)
    {
        try
        {
            return kept.Pkcs12 is { Length: > 0 } bytes ? ReadableCertificate.Open(bytes, null) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static SigningState Of(CertificateTrouble trouble) => trouble switch
    {
        CertificateTrouble.NoPrivateKey => SigningState.Missing,
        CertificateTrouble.NotYetValid => SigningState.NotYetValid,
        CertificateTrouble.Expired => SigningState.Expired,
        CertificateTrouble.NotForSigning => SigningState.NotForSigning,
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "No such trouble."),
    };
}

/// <summary>Whether a letter carries the organisation's signature, or why not.</summary>
public enum SigningState
{
    /// <summary>This organisation does not sign its letters.</summary>
    NotUsed,
    Signed,

    /// <summary>Letters are to be signed and there is no key that can be read.</summary>
    Missing,
    Expired,
    NotYetValid,
    NotForSigning,

    /// <summary>The time-stamp authority did not answer, or not in a way that can be used.</summary>
    StampRefused,

    /// <summary>The letter was set by an engine whose files are not signed here.</summary>
    OtherEngine,
}

/// <summary>A letter after signing; <see cref="Pdf"/> is unchanged unless the state is Signed.</summary>
internal sealed record SignedPaper(byte[] Pdf, SigningState State)
{
    /// <summary>SHA-256 of the certificate, lower-case hex; empty when unsigned.</summary>
    public string Certificate { get; init; } = "";

    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>True when it may leave without anybody's decision.</summary>
    public bool IsAsWanted => State is SigningState.NotUsed or SigningState.Signed;
}
