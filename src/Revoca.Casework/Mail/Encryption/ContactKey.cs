using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail.Encryption;

/// <summary>The S/MIME certificate a host publishes for one of its addresses, and who of us found it there. Public, and it tells of hosts only: in clear.</summary>
public sealed class ContactKey
{
    private ContactKey()
    {
    }

    internal ContactKey(string address) => Address = address;

    /// <summary>In lower case; letters to it are encrypted.</summary>
    public string Address { get; private set; } = "";

    /// <summary>DER.</summary>
    public byte[] Certificate { get; private set; } = [];

    /// <summary>The fingerprint, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateTimeOffset NotBefore { get; private set; }

    public DateTimeOffset NotAfter { get; private set; }

    /// <summary>The page of the host it was taken from.</summary>
    public string SeenAt { get; private set; } = "";

    public StaffId VerifiedBy { get; private set; }

    public DateTimeOffset VerifiedAt { get; private set; }

    public bool IsValidAt(DateTimeOffset now) => NotBefore <= now && now < NotAfter;

    internal static string Canonical(string address) => address.Trim().ToLowerInvariant();

    internal void Take(X509Certificate2 read, string seenAt, StaffId by, DateTimeOffset now)
    {
        (Certificate, Sha256) = (read.RawData, Convert.ToHexStringLower(SHA256.HashData(read.RawData)));
        (Subject, Issuer) = (Short(read.Subject), Short(read.Issuer));
        (NotBefore, NotAfter) = (new DateTimeOffset(read.NotBefore.ToUniversalTime()), new DateTimeOffset(read.NotAfter.ToUniversalTime()));
        (SeenAt, VerifiedBy, VerifiedAt) = (seenAt, by, now);
    }

    private static string Short(string name) => HeaderText.Clean(name, 300);
}

internal sealed class ContactKeyMapping : IEntityTypeConfiguration<ContactKey>
{
    public void Configure(EntityTypeBuilder<ContactKey> builder)
    {
        builder.ToTable("contact_keys");
        builder.HasKey(x => x.Address);
        builder.Property(x => x.Address).HasMaxLength(254);
        builder.Property(x => x.Sha256).HasMaxLength(64);
    }
}
