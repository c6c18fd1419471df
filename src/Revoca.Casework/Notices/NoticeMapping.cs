using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Consents;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
        builder.HasIndex(x => x.MessageId);
        builder.HasIndex(x => x.Delivery);
        builder.HasIndex(x => x.HostId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(x => x.Items).HasField("items").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Address, Tier.O, Codec.Text);
        builder.Seal(x => x.EditedText, Tier.O, Codec.Text);
        builder.Seal(x => x.Copyright, Tier.O, Codec.Json<CopyrightFacts>());
        builder.Seal(x => x.Contested, Tier.O, Codec.Json<HostDecisionFacts>());
        builder.Seal(x => x.ProofText, Tier.O, Codec.Text);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Delivery).IsConcurrencyToken();
        builder.SignFacts(FactKind.Approval, GateFacts.Of);
    }
}

internal sealed class NoticeItemMapping : IEntityTypeConfiguration<NoticeItem>
{
    public void Configure(EntityTypeBuilder<NoticeItem> builder)
    {
        builder.ToTable("notice_items");
        builder.HasKey(x => new { x.NoticeId, x.ItemId });
        builder.HasIndex(x => x.ItemId);
        builder.HasOne<ContentItem>().WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.NoticeId).IsUnique();
        builder.HasIndex(x => new { x.DoneAt, x.Due });
        builder.HasIndex(x => x.ReplyToken);
        builder.Property(x => x.ReplyToken).HasMaxLength(20);
        builder.HasOne<Notice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Mime, Tier.O, Codec.Bytes);
        builder.Seal(x => x.Plain, Tier.O, Codec.Bytes);
        builder.Property(x => x.EncryptedTo).HasMaxLength(64);
        builder.Seal(x => x.Sender, Tier.O, Codec.Text);
        builder.Seal(x => x.Recipient, Tier.O, Codec.Text);
        builder.Seal(x => x.LastAnswer, Tier.O, Codec.Text);
    }
}

internal sealed class NoticePaperMapping : IEntityTypeConfiguration<NoticePaper>
{
    public void Configure(EntityTypeBuilder<NoticePaper> builder)
    {
        builder.ToTable("notice_papers");
        builder.HasKey(x => x.NoticeId);
        builder.HasOne<Notice>().WithOne().HasForeignKey<NoticePaper>(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Pdf, Tier.O, Codec.Bytes);
        builder.Seal(x => x.Text, Tier.O, Codec.Text);
    }
}
