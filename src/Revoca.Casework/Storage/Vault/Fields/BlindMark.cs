using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Revoca.Casework.Storage.Vault;

/// <summary>
/// The blind index of one value in one row: 8 bytes under a key, by which the row is found again without being opened. Equal values have equal
/// marks and unequal ones may, so whoever finds a row compares the opened value.
/// </summary>
public sealed class BlindMark
{
    private BlindMark()
    {
    }

    internal BlindMark(Guid caseId, Guid rowId, BlindField field, byte[] mark) => (CaseId, RowId, Field, Mark) = (caseId, rowId, field, mark);

    public Guid CaseId { get; private init; }

    public Guid RowId { get; private init; }

    public BlindField Field { get; private init; }

    public byte[] Mark { get; private init; } = [];
}

internal sealed class BlindMarkMapping : IEntityTypeConfiguration<BlindMark>
{
    public void Configure(EntityTypeBuilder<BlindMark> builder)
    {
        builder.ToTable("blind_marks");
        builder.HasKey(mark => new { mark.RowId, mark.Field, mark.Mark });
        builder.HasIndex(mark => new { mark.Field, mark.Mark });
        builder.HasIndex(mark => mark.CaseId);
        builder.Property(mark => mark.Field).HasConversion<string>().HasMaxLength(8);
        builder.Property(mark => mark.Mark).HasMaxLength(8);
    }
}

/// <summary>Keeps the marks of a row in step with what is sealed in it, within the same save.</summary>
internal static class RowMarker
{
    // More would be a pasted address book; its row is still found by reading.
    private const int Most = 200;

    public static void Mark(KeyVault vault, EntityEntry entry, SealedShape shape)
    {
        if (entry.State is EntityState.Added)
            entry.Context.AddRange(Wanted(vault, entry, shape));
        else if (entry.State is EntityState.Deleted || shape.Fields.Any(field => entry.Property(field.Shadow).IsModified))
            Renew(vault, entry, shape);
    }

    private static void Renew(KeyVault vault, EntityEntry entry, SealedShape shape)
    {
        var row = shape.RowGuid(entry.Entity);
        var marks = entry.Context.Set<BlindMark>();
        var known = marks.Where(mark => mark.RowId == row).ToList();
        var wanted = entry.State is EntityState.Deleted ? [] : Wanted(vault, entry, shape);
        marks.RemoveRange(known.Where(old => !wanted.Exists(mark => Same(old, mark))));
        marks.AddRange(wanted.Where(mark => !known.Exists(old => Same(old, mark))));
    }

    private static List<BlindMark> Wanted(KeyVault vault, EntityEntry entry, SealedShape shape)
    {
        var (row, caseId) = (shape.RowGuid(entry.Entity), shape.CaseId(entry.Entity) ?? Guid.Empty);
        return [.. shape.Marks.SelectMany(kind => kind.Of(entry.Entity).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Take(Most)
            .Select(value => new BlindMark(caseId, row, kind.Field, vault.BlindIndex(kind.Field, value))))
            .DistinctBy(mark => (mark.Field, Convert.ToHexString(mark.Mark)))];
    }

    private static bool Same(BlindMark left, BlindMark right) => left.Field == right.Field && left.Mark.AsSpan().SequenceEqual(right.Mark);
}
