using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Revoca.Casework.Mail;

/// <summary>Decides whether to trust a server's certificate: its name and dates always count; private authorities replace the machine's.</summary>
internal sealed class PrivateAuthority(MailServerOptions options)
{
    /// <summary>Why the last certificate was refused; null when it was not.</summary>
    public MailTrouble? Refused { get; private set; }

    public bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refused = Judge(certificate, chain, errors);
        return Refused is null;
    }

    private MailTrouble? Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return MailTrouble.CertificateNotTrusted;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return MailTrouble.CertificateForAnotherName;
        if (options.PrivateAuthorities is null && options.AuthoritiesPem is null)
            return errors == SslPolicyErrors.None ? null : Why(chain);

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (options.AuthoritiesPem is { } pem)
            own.ChainPolicy.CustomTrustStore.ImportFromPem(pem);
        else if (options.PrivateAuthorities is { } file)
            own.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        foreach (var element in chain?.ChainElements.AsEnumerable() ?? [])
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        using var leaf = new X509Certificate2(certificate);
        return own.Build(leaf) ? null : Why(own);
    }

    private static MailTrouble Why(X509Chain? chain) =>
        chain?.ChainStatus is { Length: > 0 } states && states.All(state => state.Status == X509ChainStatusFlags.NotTimeValid)
            ? MailTrouble.CertificateExpired
            : MailTrouble.CertificateNotTrusted;
}
