using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Clocks;

/// <summary>
/// The instants of one open clock, so that a database can sort and count them. Never the truth: it is written from the clock, which is read
/// from what happened, and may be thrown away at any time.
/// </summary>
internal sealed class ClockMoment
{
    /// <summary>Grows; breaks ties of the same instant.</summary>
    public long Id { get; private set; }

    public CaseId CaseId { get; init; }

    public NoticeId? NoticeId { get; init; }

    public int? NoticeNumber { get; init; }

    public HostId? HostId { get; init; }

    public string BasisId { get; init; } = "";

    public string Name { get; init; } = "";

    public bool BindsUs { get; init; }

    public StartProof? Proof { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset SoonAt { get; init; }

    public DateTimeOffset OverAt { get; init; }

    public DateTimeOffset? AssertAfter { get; init; }

    /// <summary>The last second of the safe day, for terms of ours.</summary>
    public DateTimeOffset? SafeEnd { get; init; }

    /// <summary>What forbids an expiry letter whatever the hour; None where only time does.</summary>
    public ExpiryBar Bar { get; init; }

    /// <returns>Null for a clock that has not started or has ended: nobody waits for it.</returns>
    public static ClockMoment? Of(ClockRow row) => row.Clock is { TargetDue: { } due, OverFrom: { } over, DueSoonFrom: { } soon, Ended: null } read
        ? new ClockMoment
        {
            CaseId = row.CaseId,
            NoticeId = row.NoticeId,
            NoticeNumber = row.NoticeNumber,
            HostId = row.HostId,
            BasisId = row.BasisId,
            Name = read.Rule.Name,
            BindsUs = read.Rule.BindsUs,
            Proof = read.Start?.Proof,
            DueAt = due,
            SoonAt = soon,
            OverAt = over,
            AssertAfter = read.AssertAfter,
            SafeEnd = read.SafeEnd,
            Bar = read.ExpiryBarAt(DateTimeOffset.MaxValue),
        }
        : null;

    public ClockState StateAt(DateTimeOffset now) => now >= OverAt ? ClockState.Overdue : now >= SoonAt ? ClockState.DueSoon : ClockState.Running;

    public ExpiryBar BarAt(DateTimeOffset now) => Bar is not ExpiryBar.None ? Bar : now > AssertAfter ? ExpiryBar.None : ExpiryBar.TooEarly;
}

/// <summary>Says that the moments of a case are to be written anew; saved together with what changed them, so none is forgotten.</summary>
internal sealed class StaleClocks
{
    public long Id { get; private set; }

    public CaseId CaseId { get; init; }
}

internal sealed class ClockMomentMapping : IEntityTypeConfiguration<ClockMoment>, IEntityTypeConfiguration<StaleClocks>
{
    public void Configure(EntityTypeBuilder<ClockMoment> builder)
    {
        builder.ToTable("clock_moments");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.HasIndex(x => x.NoticeId);
        builder.Property(x => x.BasisId).HasMaxLength(40);
        builder.Property(x => x.Name).HasMaxLength(40);
        builder.Property(x => x.Proof).HasConversion<string>().HasMaxLength(40);
        builder.Property(x => x.Bar).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<StaleClocks> builder)
    {
        builder.ToTable("stale_clocks");
        builder.HasKey(x => x.Id);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
