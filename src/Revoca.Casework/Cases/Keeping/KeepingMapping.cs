using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;

namespace Revoca.Casework.Cases.Keeping;

internal sealed class RetentionPeriodMapping : IEntityTypeConfiguration<RetentionPeriod>
{
    public void Configure(EntityTypeBuilder<RetentionPeriod> builder)
    {
        builder.ToTable("retention_periods");
        builder.HasKey(x => x.State);
        builder.Property(x => x.Why).HasMaxLength(500);
    }
}

internal sealed class RetentionPlanMapping : IEntityTypeConfiguration<RetentionPlan>
{
    public void Configure(EntityTypeBuilder<RetentionPlan> builder)
    {
        builder.ToTable("retention_plans");
        builder.HasKey(x => x.CaseId);
        builder.HasOne<Case>().WithOne().HasForeignKey<RetentionPlan>(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        // Two instances may look at once: the second one's step is refused.
        builder.Property(x => x.Stage).IsConcurrencyToken();
    }
}

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("erasures");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Erased).IsUnique();
        builder.HasIndex(x => x.At);
        builder.Seal(x => x.Reference, Tier.O, Codec.Text);
    }
}

/// <summary>The certificate of an erasure, byte for byte as it was written.</summary>
public sealed class ErasureCertificate
{
    private ErasureCertificate()
    {
    }

    internal ErasureCertificate(ErasureId erasure, byte[] pdf) => (Erasure, Pdf) = (erasure, pdf);

    public ErasureId Erasure { get; private init; }

    public byte[] Pdf { get; private init; } = [];
}

internal sealed class ErasureCertificateMapping : IEntityTypeConfiguration<ErasureCertificate>
{
    public void Configure(EntityTypeBuilder<ErasureCertificate> builder)
    {
        builder.ToTable("erasure_certificates");
        builder.HasKey(x => x.Erasure);
        builder.HasOne<Erasure>().WithOne().HasForeignKey<ErasureCertificate>(x => x.Erasure).OnDelete(DeleteBehavior.Cascade);
        builder.Seal(x => x.Pdf, Tier.O, Codec.Bytes);
    }
}
