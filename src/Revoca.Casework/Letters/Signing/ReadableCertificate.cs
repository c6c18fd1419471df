using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Revoca.Casework.Letters.Signing;

/// <summary>A PKCS#12 file as it was opened: the certificate with its key, what leads to its root, and the same without a password.</summary>
internal sealed class ReadableCertificate : IDisposable
{
    private readonly X509Certificate2Collection certificates;

    private ReadableCertificate(X509Certificate2Collection certificates, X509Certificate2 leaf)
    {
        this.certificates = certificates;
        Leaf = leaf;
        Chain = [.. certificates.Where(one => !ReferenceEquals(one, leaf))];
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(leaf.RawData));
    }

    public X509Certificate2 Leaf { get; }

    public X509Certificate2Collection Chain { get; }

    public string Sha256 { get; }

    /// <summary>For the vault alone: it has no password of its own.</summary>
    public byte[] Pkcs12 => certificates.Export(X509ContentType.Pkcs12) ?? throw new CryptographicException("The certificate cannot be kept.");

    /// <returns>Null when the file holds no certificate.</returns>
    /// <exception cref="CryptographicException">The password is wrong or the file is no PKCS#12.</exception>
    public static ReadableCertificate? Open(byte[] pkcs12, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(pkcs12, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        if (all.FirstOrDefault(one => one.HasPrivateKey) is { } leaf)
            return new ReadableCertificate(all, leaf);
        foreach (var one in all)
            one.Dispose();
        return null;
    }

    public void Dispose()
    {
        foreach (var one in certificates)
            one.Dispose();
    }
}
