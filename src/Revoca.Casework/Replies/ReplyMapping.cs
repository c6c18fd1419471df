using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

internal sealed class ReplyMapping : IEntityTypeConfiguration<Reply>
{
    public void Configure(EntityTypeBuilder<Reply> builder)
    {
        builder.ToTable("replies");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.ReceivedAt });
        builder.HasIndex(x => x.NoticeId);
        builder.HasIndex(x => new { x.Kind, x.DecidedAt, x.ReceivedAt });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Notice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.DecidedAt).IsConcurrencyToken();
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.From, Tier.O, Codec.Text);
        builder.Seal(x => x.Subject, Tier.O, Codec.Text);
        builder.Seal(x => x.Text, Tier.S, Codec.Text);
    }
}

internal sealed class ReplyRawMapping : IEntityTypeConfiguration<ReplyRaw>
{
    public void Configure(EntityTypeBuilder<ReplyRaw> builder)
    {
        builder.ToTable("reply_raw");
        builder.HasKey(x => x.ReplyId);
        builder.HasOne<Reply>().WithOne().HasForeignKey<ReplyRaw>(x => x.ReplyId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Raw, Tier.S, Codec.Bytes);
    }
}

internal sealed class IncomingMailMapping : IEntityTypeConfiguration<IncomingMail>
{
    public void Configure(EntityTypeBuilder<IncomingMail> builder)
    {
        builder.ToTable("incoming_mail");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.Mailbox, x.UidValidity, x.Uid }).IsUnique();
        builder.HasIndex(x => x.Sha256);
        builder.HasIndex(x => new { x.State, x.ReceivedAt });
        builder.Property(x => x.Mailbox).HasMaxLength(40);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.Class).HasMaxLength(20);
        builder.Property(x => x.State).IsConcurrencyToken();
        builder.Seal(x => x.Raw, Tier.O, Codec.Bytes);
        builder.Seal(x => x.From, Tier.O, Codec.Text);
        builder.Seal(x => x.Subject, Tier.O, Codec.Text);
        builder.Seal(x => x.Text, Tier.O, Codec.Text);
    }
}

internal sealed class MailboxCursorMapping : IEntityTypeConfiguration<MailboxCursor>
{
    public void Configure(EntityTypeBuilder<MailboxCursor> builder)
    {
        builder.ToTable("mailbox_cursors");
        builder.HasKey(x => x.Mailbox);
        builder.Property(x => x.Mailbox).HasMaxLength(40);
        builder.Ignore(x => x.Position);
    }
}
