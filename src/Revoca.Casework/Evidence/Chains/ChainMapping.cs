using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Chains;

namespace Revoca.Casework.Evidence.Chains;

internal sealed class ChainMapping : IEntityTypeConfiguration<ChainTie>
{
    public void Configure(EntityTypeBuilder<ChainTie> builder)
    {
        builder.ToTable("chain_ties");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.Kind, x.From, x.To }).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.From).HasMaxLength(60);
        builder.Property(x => x.To).HasMaxLength(60);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Name, Tier.S, Codec.Text);
    }
}
