using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Revoca.Casework.Mail.Encryption;

/// <summary>What became of a certificate somebody pasted.</summary>
public enum ContactKeyOutcome
{
    Kept,
    NotAnAddress,

    /// <summary>Nobody said on which page the host publishes it.</summary>
    PageMissing,
    NotUnderstood,

    /// <summary>A private key was pasted: nobody but the host may have it.</summary>
    PrivateKey,
    Expired,
    NotYetValid,

    /// <summary>Only RSA keys of 2048 bits and more can be used.</summary>
    OtherKind,

    /// <summary>Made for signing only, or for something else than mail.</summary>
    NotForEncryption,
    ForAnotherAddress,
}

/// <summary>Judges whether mail to an address may be encrypted to a certificate.</summary>
internal static class CertificateForMail
{
    private const int SmallestKey = 2048;
    private const string ForMail = "1.3.6.1.5.5.7.3.4";
    private const string ForAnything = "2.5.29.37.0";

    public static X509Certificate2? Read(string pasted)
    {
        try
        {
            if (pasted.Contains("-----BEGIN", StringComparison.Ordinal))
                return X509Certificate2.CreateFromPem(pasted);
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(pasted));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <returns><see cref="ContactKeyOutcome.Kept"/> when nothing stands against it.</returns>
    public static ContactKeyOutcome Judge(X509Certificate2 certificate, string address, DateTimeOffset now)
    {
        if (certificate.NotAfter.ToUniversalTime() <= now.UtcDateTime)
            return ContactKeyOutcome.Expired;
        if (certificate.NotBefore.ToUniversalTime() > now.UtcDateTime)
            return ContactKeyOutcome.NotYetValid;
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is null || rsa.KeySize < SmallestKey)
            return ContactKeyOutcome.OtherKind;
        if (!MayEncryptMail(certificate))
            return ContactKeyOutcome.NotForEncryption;
        return string.Equals(certificate.GetNameInfo(X509NameType.EmailName, forIssuer: false), address, StringComparison.OrdinalIgnoreCase)
            ? ContactKeyOutcome.Kept
            : ContactKeyOutcome.ForAnotherAddress;
    }

    // An extension that is not there forbids nothing.
    private static bool MayEncryptMail(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        return (usage is null || usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyEncipherment))
            && (purposes is null || purposes.EnhancedKeyUsages.OfType<Oid>().Any(purpose => purpose.Value is ForMail or ForAnything));
    }
}
