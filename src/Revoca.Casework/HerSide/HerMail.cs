using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Mail;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>How far a sentence to her has got.</summary>
public enum HerMailState
{
    Waiting,

    /// <summary>Given to the mail server, its answer not yet known.</summary>
    HandedOver,
    Sent,

    /// <summary>Cut off after it was handed over. It is never sent again: one sentence too few is safer than one too many.</summary>
    MayHaveLeft,

    /// <summary>The server refused it, or took it from nobody for four hours.</summary>
    NotSent,

    /// <summary>Her rules changed before it left.</summary>
    Stopped,
}

/// <summary>One neutral sentence on its way to her: its bytes are rendered once and sealed like all of her words.</summary>
public sealed class HerMail
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(4);

    private HerMail()
    {
    }

    internal HerMail(CaseId caseId, (NeutralMessage Message, OutgoingWord Word) told, OutgoingMail mail, Change change)
    {
        Id = Guid.NewGuid();
        (CaseId, Message, AskedBy) = (caseId, told.Message, change.Who.Staff);
        (MessageId, Mime, Sender, Recipient) = (mail.MessageId, mail.Mime.ToArray(), mail.EnvelopeFrom, mail.Recipient);
        (QueuedAt, Due, Digest) = (change.At, change.At, DigestOf(told.Word));
    }

    public Guid Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public NeutralMessage Message { get; private set; }

    public StaffId? AskedBy { get; private set; }

    public string MessageId { get; private set; } = "";

    public byte[] Mime { get; private set; } = [];

    public string Sender { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    public HerMailState State { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }

    public DateTimeOffset Due { get; private set; }

    public DateTimeOffset? HandedOverAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Of all she agreed to when it was written: with another name, way or sentence these bytes never leave.</summary>
    public string Digest { get; private set; } = "";

    internal static string DigestOf(OutgoingWord word) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{word.Channel}\n{word.Address}\n{word.Everything}")));

    internal void HandOver(DateTimeOffset now) => (State, HandedOverAt, Tries) = (HerMailState.HandedOver, now, Tries + 1);

    internal void Wait(DateTimeOffset now)
    {
        if (now - QueuedAt >= GiveUp)
        {
            End(HerMailState.NotSent);
            return;
        }

        int[] minutes = [1, 5, 15, 30];
        (State, Due) = (HerMailState.Waiting, now.AddMinutes(minutes[Math.Clamp(Tries - 1, 0, minutes.Length - 1)]));
    }

    /// <summary>Its content is needed no more.</summary>
    internal void End(HerMailState state) => (State, Mime, Recipient) = (state, [], "");
}

internal sealed class HerMailMapping : IEntityTypeConfiguration<HerMail>
{
    public void Configure(EntityTypeBuilder<HerMail> builder)
    {
        builder.ToTable("her_mail");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.State, x.Due });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        // Two instances never hand over the same one: the second save fails.
        builder.Property(x => x.State).IsConcurrencyToken();
        builder.Property(x => x.Digest).HasMaxLength(64);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Mime, Tier.S, Codec.Bytes);
        builder.Seal(x => x.Recipient, Tier.S, Codec.Text);
    }
}
