using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Consents;

internal sealed class AssessmentMapping : IEntityTypeConfiguration<ProofAssessment>
{
    public void Configure(EntityTypeBuilder<ProofAssessment> builder)
    {
        builder.ToTable("proof_assessments");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        // Two people who assess one reply at the same moment: the second one is told that it is done.
        builder.HasIndex(x => x.ReplyId).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Notice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Reply>().WithMany().HasForeignKey(x => x.ReplyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.Shown).HasMaxLength(100);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Why, Tier.S, Codec.Text);
    }
}

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<ConsentWithdrawal>
{
    public void Configure(EntityTypeBuilder<ConsentWithdrawal> builder)
    {
        builder.ToTable("consent_withdrawals");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
        builder.HasIndex(x => x.NoticeId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Notice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.SetNull);
        builder.Property(x => x.NoticeId).IsConcurrencyToken();
        builder.Property(x => x.DroppedAt).IsConcurrencyToken();
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.ToWhom, Tier.S, Codec.Text);
        builder.Seal(x => x.Scope, Tier.S, Codec.Text);
        builder.Seal(x => x.ReachedAt, Tier.S, Codec.Text);
    }
}
