using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.Law.Ladder;

namespace Revoca.Casework.HerSide;

internal sealed class HerSettingsMapping : IEntityTypeConfiguration<HerSettings>
{
    public void Configure(EntityTypeBuilder<HerSettings> builder)
    {
        builder.ToTable("her_settings");
        builder.HasKey(x => x.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Property(x => x.Zone).HasMaxLength(40);
        builder.Seal(x => x.Contact, Tier.S, Codec.Json<SafeContact>());
        builder.Seal(x => x.Quiet, Tier.S, Codec.Via<IReadOnlyList<QuietSpan>>(QuietSpan.Write, QuietSpan.ReadAll));
    }
}

internal sealed class HeldWishMapping : IEntityTypeConfiguration<HeldWish>
{
    public void Configure(EntityTypeBuilder<HeldWish> builder)
    {
        builder.ToTable("held_wishes");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.DoneAt).IsConcurrencyToken();
        builder.Property(x => x.CancelledAt).IsConcurrencyToken();
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Contact, Tier.S, Codec.Json<SafeContact>());
    }
}

internal sealed class AgreedQuestionMapping : IEntityTypeConfiguration<AgreedQuestion>
{
    public void Configure(EntityTypeBuilder<AgreedQuestion> builder)
    {
        builder.ToTable("agreed_questions");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        // Two tries at once must not count as one.
        builder.Property(x => x.Wrong).IsConcurrencyToken();
        builder.Property(x => x.NextTryAt).IsConcurrencyToken();
        builder.Property(x => x.EndedAt).IsConcurrencyToken();
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Question, Tier.S, Codec.Text);
        builder.Seal(x => x.Answer, Tier.S, new Codec<IReadOnlyList<byte>>(bytes => [.. bytes], bytes => bytes));
    }
}

internal sealed class CodeRequestMapping : IEntityTypeConfiguration<CodeRequest>
{
    public void Configure(EntityTypeBuilder<CodeRequest> builder)
    {
        builder.ToTable("code_requests");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.ConfirmedAt).IsConcurrencyToken();
        builder.Property(x => x.EndedAt).IsConcurrencyToken();
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Why, Tier.S, Codec.Text);
    }
}

internal sealed class CaseMessageMapping : IEntityTypeConfiguration<CaseMessage>
{
    public void Configure(EntityTypeBuilder<CaseMessage> builder)
    {
        builder.ToTable("case_messages");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.At });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Text, Tier.S, Codec.Text);
    }
}
