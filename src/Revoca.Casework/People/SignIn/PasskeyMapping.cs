using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
    }
}
