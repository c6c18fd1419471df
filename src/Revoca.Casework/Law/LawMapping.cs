using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;

namespace Revoca.Casework.Law;

internal sealed class ClockFactMapping : IEntityTypeConfiguration<ClockFact>
{
    public void Configure(EntityTypeBuilder<ClockFact> builder)
    {
        builder.ToTable("clock_facts");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.HasIndex(x => x.NoticeId);
        builder.Property(x => x.BasisId).HasMaxLength(40);
        builder.Property(x => x.Kind).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Text, Tier.O, Codec.Text);
    }
}

internal sealed class LadderStepMapping : IEntityTypeConfiguration<LadderStep>
{
    public void Configure(EntityTypeBuilder<LadderStep> builder)
    {
        builder.ToTable("ladder_steps");
        builder.HasKey(x => x.Id);
        // One row a rung: whatever workers do at the same time, nothing is proposed twice.
        builder.HasIndex(x => new { x.CaseId, x.HostId, x.Rung, x.NoticeKey }).IsUnique();
        builder.HasIndex(x => new { x.State, x.DueAt });
        builder.HasIndex(x => x.DraftedId);
        builder.Property(x => x.BasisId).HasMaxLength(40);
        builder.Property(x => x.NoticeKey).HasMaxLength(32);
        builder.Property(x => x.Rung).HasConversion<string>().HasMaxLength(40);
        builder.Property(x => x.Reason).HasConversion<string>().HasMaxLength(40);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(40).IsConcurrencyToken();
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Why, Tier.O, Codec.Text);
    }
}

internal sealed class BasisReviewMapping : IEntityTypeConfiguration<BasisReview>
{
    public void Configure(EntityTypeBuilder<BasisReview> builder)
    {
        builder.ToTable("basis_reviews");
        builder.HasKey(x => x.BasisId);
        builder.Property(x => x.BasisId).HasMaxLength(40);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.Reviewer).HasMaxLength(200);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds");
        builder.HasKey(x => x.Staff);
        builder.HasIndex(x => x.SecretSha256).IsUnique();
        builder.Property(x => x.SecretSha256).HasMaxLength(64);
    }
}
