using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.HashLists;

namespace Revoca.Casework.Evidence.HashLists;

internal sealed class VerifiedPictureMapping : IEntityTypeConfiguration<VerifiedPicture>
{
    public void Configure(EntityTypeBuilder<VerifiedPicture> builder)
    {
        builder.ToTable("verified_pictures");
        builder.HasKey(x => x.Id);
        // One word stands at a time; those taken back stay, so that the next list knows whose tombstones it carries.
        builder.HasIndex(x => x.ClaimId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<KeptClaim>().WithMany().HasForeignKey(x => x.ClaimId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HashListMapping : IEntityTypeConfiguration<HashListIssue>
{
    public void Configure(EntityTypeBuilder<HashListIssue> builder)
    {
        builder.ToTable("hash_lists");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Sequence).IsUnique().HasFilter("\"State\" <> 'Dropped'");
        builder.Property(x => x.State).IsConcurrencyToken();
        builder.Property(x => x.RowsSha256).HasMaxLength(64);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Seal(x => x.Lines, Tier.O, Codec.Text);
    }
}
