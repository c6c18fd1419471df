using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;

namespace Revoca.Casework.Evidence.Claims;

internal sealed class ClaimMapping : IEntityTypeConfiguration<KeptClaim>
{
    public void Configure(EntityTypeBuilder<KeptClaim> builder)
    {
        builder.ToTable("claims");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.CaseId, x.Digest }).IsUnique();
        builder.HasIndex(x => x.KeptAt);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.Digest).HasMaxLength(64);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Line, Tier.S, Codec.Text);
    }
}
