using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Revoca.Typesetting.Signing;

/// <summary>Signs a finished PDF of this library by an incremental update (PAdES B-B, with a time-stamp B-T): the letter's own bytes stay as they are.</summary>
public sealed class PdfSigner(TimeProvider clock, ITimeStampAuthority? authority = null)
{
    /// <summary>The chain holds the certificates between the signer's and the root, for readers to find; it is not checked here.</summary>
    public async Task<SigningOutcome> Sign(
        byte[] pdf, X509Certificate2 certificate, X509Certificate2Collection chain, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var now = clock.GetUtcNow();
        if (Trouble(certificate, now) is { } trouble)
            return new CertificateUnusable(trouble);
        var update = new SignatureUpdate(pdf, now, Room(certificate, chain));
        var signature = new DetachedSignature(update.SignedBytes(), certificate, chain);
        DateTimeOffset? stampedAt = null;
        if (authority is not null)
        {
            try
            {
                stampedAt = await signature.Stamp(authority, cancellation);
            }
            catch (Exception refused) when (refused is CryptographicException or HttpRequestException or IOException)
            {
                return new TimeStampRefused(refused.Message);
            }
        }

        return new Signed(update.With(signature.Encode()), stampedAt);
    }

    /// <returns>Why the certificate cannot sign at that instant, or null when it can.</returns>
    public static CertificateTrouble? Trouble(X509Certificate2 certificate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!certificate.HasPrivateKey)
            return CertificateTrouble.NoPrivateKey;
        if (now.UtcDateTime < certificate.NotBefore.ToUniversalTime())
            return CertificateTrouble.NotYetValid;
        if (now.UtcDateTime > certificate.NotAfter.ToUniversalTime())
            return CertificateTrouble.Expired;
        const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        return usage is null || (usage.KeyUsages & Signing) != X509KeyUsageFlags.None ? null : CertificateTrouble.NotForSigning;
    }

    /// <summary>Bytes kept free for the signature: certificates, a usual time-stamp, and air.</summary>
    private int Room(X509Certificate2 certificate, X509Certificate2Collection chain) =>
        4096 + certificate.RawData.Length + chain.Sum(each => each.RawData.Length) + (authority is null ? 0 : 12288);
}
