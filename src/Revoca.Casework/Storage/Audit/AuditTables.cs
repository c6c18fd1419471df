using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>One line of the log, byte for byte as it was hashed.</summary>
internal sealed class AuditRecord
{
    public long Seq { get; init; }
    public byte[] Line { get; init; } = [];
}

/// <summary>What the record's "dc" commits to: salt (16) and details. Erased with the case; the record and its hash stay.</summary>
internal sealed class AuditDetail
{
    public long Seq { get; init; }
    public Guid? CaseId { get; init; }
    public byte[]? Payload { get; init; }
}

/// <summary>The one row that says how long the log is. Signed, so a record added by hand is noticed.</summary>
internal sealed class AuditHead
{
    public int Id { get; init; } = 1;
    public long Size { get; set; }
    public byte[] Frontier { get; set; } = [];
    public DateTimeOffset LastTime { get; set; }

    /// <summary>What the clock said, which is earlier than <see cref="LastTime"/> after it was set back.</summary>
    public DateTimeOffset LastClock { get; set; }
}

/// <summary>Which pseudonym stands for whom. Deleting the row makes the log anonymous for good.</summary>
internal sealed class AuditName
{
    public const string Actor = "actor";
    public const string Case = "case";
    public const string Object = "object";

    public string Kind { get; init; } = "";
    public string RealId { get; init; } = "";
    public string Pseudonym { get; init; } = "";

    /// <summary>For a case: its latest record.</summary>
    public long? LastSeq { get; set; }

    /// <summary>The case whose erasure takes this row with it, or null.</summary>
    public Guid? CaseId { get; init; }
}

/// <summary>A signed statement of how the log stood.</summary>
internal sealed class AuditCheckpoint
{
    public long Size { get; init; }
    public string Note { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

internal sealed class AuditMapping :
    IEntityTypeConfiguration<AuditRecord>, IEntityTypeConfiguration<AuditDetail>, IEntityTypeConfiguration<AuditHead>,
    IEntityTypeConfiguration<AuditName>, IEntityTypeConfiguration<AuditCheckpoint>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("audit_records").HasKey(record => record.Seq);
        builder.Property(record => record.Seq).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AuditDetail> builder)
    {
        builder.ToTable("audit_details").HasKey(detail => detail.Seq);
        builder.Property(detail => detail.Seq).ValueGeneratedNever();
        builder.HasIndex(detail => detail.CaseId);
        builder.SealedBy(detail => detail.CaseId);
        builder.Seal(detail => detail.Payload, Tier.S, Codec.Bytes);
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_head").HasKey(head => head.Id);
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.Property(head => head.LastTime).HasConversion(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        builder.Property(head => head.LastClock).HasConversion(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        builder.SignFacts(FactKind.AuditHead, FactsOf);
    }

    public void Configure(EntityTypeBuilder<AuditName> builder)
    {
        builder.ToTable("audit_names").HasKey(name => new { name.Kind, name.RealId });
        builder.HasIndex(name => name.Pseudonym).IsUnique();
        builder.HasIndex(name => name.CaseId);
    }

    public static byte[] FactsOf(AuditHead head) => Facts.Of(head.Size, head.Frontier, head.LastTime, head.LastClock);

    public void Configure(EntityTypeBuilder<AuditCheckpoint> builder)
    {
        builder.ToTable("audit_checkpoints").HasKey(checkpoint => checkpoint.Size);
        builder.Property(checkpoint => checkpoint.Size).ValueGeneratedNever();
        builder.Property(checkpoint => checkpoint.At).HasConversion(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
