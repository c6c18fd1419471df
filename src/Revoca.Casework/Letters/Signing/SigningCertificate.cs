using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Letters.Signing;

/// <summary>The organisation's certificate for letters, and whether letters are signed at all. There is one row, or none.</summary>
public sealed class SigningCertificate
{
    /// <summary>There is one certificate in an installation.</summary>
    public int Id { get; private set; } = 1;

    /// <summary>True once a certificate was given: from then on a letter leaves unsigned only when somebody decides so.</summary>
    public bool Signs { get; private set; }

    /// <summary>Certificate, private key and chain as PKCS#12 without a password: the vault seals it. Null when there is none.</summary>
    public byte[]? Pkcs12 { get; private set; }

    public string Subject { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateTimeOffset? NotBefore { get; private set; }

    public DateTimeOffset? NotAfter { get; private set; }

    /// <summary>SHA-256 of the certificate, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Address of an RFC 3161 time-stamp authority, or empty.</summary>
    public string TimeStamps { get; private set; } = "";

    /// <summary>True when the audit log is stamped as well, once a day.</summary>
    public bool StampsLog { get; private set; }

    internal void Take(ReadableCertificate read)
    {
        (Pkcs12, Signs) = (read.Pkcs12, true);
        (Subject, Issuer, Sha256) = (NameIn(read.Leaf, issuer: false), NameIn(read.Leaf, issuer: true), read.Sha256);
        (NotBefore, NotAfter) = (new DateTimeOffset(read.Leaf.NotBefore), new DateTimeOffset(read.Leaf.NotAfter));
    }

    private static string NameIn(X509Certificate2 certificate, bool issuer) => certificate.GetNameInfo(X509NameType.SimpleName, issuer);

    internal void StampWith(string address) => TimeStamps = address;

    internal void SwitchLogStamps(bool on) => StampsLog = on;

    internal void SwitchSigning(bool on) => Signs = on;

    /// <summary>Forgets the key; what it signed stays as it is.</summary>
    internal void Forget()
    {
        Pkcs12 = null;
        (Subject, Issuer, Sha256, NotBefore, NotAfter) = ("", "", "", null, null);
    }
}

internal sealed class SigningCertificateMapping : IEntityTypeConfiguration<SigningCertificate>
{
    public void Configure(EntityTypeBuilder<SigningCertificate> builder)
    {
        builder.ToTable("signing_certificate");
        builder.HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Seal(x => x.Pkcs12, Tier.O, Codec.Bytes);
    }
}
