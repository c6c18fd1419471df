using System.Security.Cryptography;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Revoca.Casework.Tests.Mail;

/// <summary>Stands for the DNS record of one DKIM key.</summary>
internal sealed class KnownKey(RSA rsa) : IDkimPublicKeyLocator
{
    public bool Verifies(MimeMessage message) =>
        new DkimVerifier(this).Verify(message, message.Headers[message.Headers.IndexOf(HeaderId.DkimSignature)]);

    public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
        DotNetUtilities.GetRsaPublicKey(rsa);

    public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
        Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
}
