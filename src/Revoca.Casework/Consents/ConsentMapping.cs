using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;

namespace Revoca.Casework.Consents;

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.Items).HasField("<Items>k__BackingField");
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Note, Tier.S, Codec.Text);
        builder.SignFacts(FactKind.Consent, GateFacts.Of);
    }
}

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("mandates");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.Reference).HasMaxLength(40);
        builder.SealedBy(x => x.CaseId);
        builder.SignFacts(FactKind.Mandate, GateFacts.Of);
    }
}
