using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Revoca.Casework.Storage.Backups;

/// <summary>That a backup was tried, and what came of it.</summary>
public sealed class DrillRecord
{
    private DrillRecord()
    {
    }

    internal DrillRecord(DateTimeOffset at, DateTimeOffset made, DrillReport? report) =>
        (Id, At, Made, Good, Cases, Readable) = (Guid.NewGuid(), at, made, report?.Good ?? false, report?.Cases ?? 0, report?.Readable ?? 0);

    public Guid Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>When the backup that was tried was made.</summary>
    public DateTimeOffset Made { get; private init; }

    public bool Good { get; private init; }

    public int Cases { get; private init; }

    public int Readable { get; private init; }
}

internal sealed class DrillRecordMapping : IEntityTypeConfiguration<DrillRecord>
{
    public void Configure(EntityTypeBuilder<DrillRecord> builder)
    {
        builder.ToTable("drills");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.At);
    }
}
