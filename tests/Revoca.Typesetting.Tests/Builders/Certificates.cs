using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>A certificate authority of the test's own with a signer and a time-stamper below it; valid in 2026 only.</summary>
internal sealed class Certificates : IDisposable
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    public static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Until = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly RSA _rootKey = RSA.Create(2048);

    public Certificates()
    {
        var request = new CertificateRequest("CN=Example Root", _rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        Root = request.CreateSelfSigned(From, Until);
        Signer = Issue("CN=Helpline Example, O=Helpline Example", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, null);
        Stamper = Issue("CN=Example Time-Stamps", X509KeyUsageFlags.DigitalSignature, TimeStamping);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Signer { get; }

    public X509Certificate2 Stamper { get; }

    public X509Certificate2 Issue(string subject, X509KeyUsageFlags usage, string? purpose)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (purpose is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        using var issued = request.Create(Root, From, Until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        Stamper.Dispose();
        Signer.Dispose();
        Root.Dispose();
        _rootKey.Dispose();
    }
}
