using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.People.SignIn;

/// <summary>Identity's table of passkeys, mapped here because its own mapping depends on how a host is set up. Public keys and a name: nothing to seal.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    /// <summary>A column of ours beside Identity's.</summary>
    public const string LastUsedAt = "LastUsedAt";

    // The longest id the standard allows.
    private const int LongestId = 1023;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(x => x.CredentialId);
        builder.Property(x => x.CredentialId).HasMaxLength(LongestId);
        builder.OwnsOne(x => x.Data).ToJson();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(x => x.UserId).IsRequired();
        builder.Property<DateTimeOffset?>(LastUsedAt);
        builder.Property<byte[]?>(SealedColumns.FactsSignature).HasMaxLength(32);
    }
}

/// <summary>The rows of passkeys, and which of them count.</summary>
internal static class PasskeyRows
{
    /// <summary>Whose key it is and which. Signed by hand: the key lies in a document that is read after the row.</summary>
    public static void Sign(CaseworkDb db, IdentityUserPasskey<Guid> passkey) =>
        db.Entry(passkey).Property(SealedColumns.FactsSignature).CurrentValue = VaultExtension.Of(db).Facts.Sign(FactKind.Passkey, Row(passkey), 1, FactsOf(passkey));

    /// <summary>The passkeys of a member that she herself gave us; one put into the database by somebody else is none.</summary>
    public static async Task<IReadOnlyList<IdentityUserPasskey<Guid>>> PasskeysOf(this CaseworkDb db, Guid member, CancellationToken cancellation)
    {
        var rows = await db.Set<IdentityUserPasskey<Guid>>().Where(x => x.UserId == member).ToListAsync(cancellation);
        return [.. rows.Where(row => VaultExtension.Of(db).Facts.Verify(
            FactKind.Passkey, Row(row), 1, FactsOf(row), db.Entry(row).Property<byte[]?>(SealedColumns.FactsSignature).CurrentValue))];
    }

    private static string Row(IdentityUserPasskey<Guid> passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    private static byte[] FactsOf(IdentityUserPasskey<Guid> passkey) => Facts.Of(passkey.CredentialId, passkey.UserId, passkey.Data.PublicKey);
}
