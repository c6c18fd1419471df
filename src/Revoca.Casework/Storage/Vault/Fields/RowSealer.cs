using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Before a save: makes the keys of new cases, seals fields that changed, signs facts that changed.</summary>
internal static class RowSealer
{
    public static void SealAll(DbContext db)
    {
        var vault = VaultExtension.Of(db);
        foreach (var (entry, shape) in Rows(db))
        {
            if (shape.OwnsKeys && entry.State == EntityState.Added && shape.CaseId(entry.Entity) is { } caseId)
                vault.CaseKeys.Create(db, caseId);
        }

        foreach (var (entry, shape) in Rows(db))
        {
            foreach (var (shadow, field) in entry.State == EntityState.Deleted ? [] : shape.Fields)
                Seal(vault, entry, shape, (shadow, field));
            if (entry.State != EntityState.Deleted && shape.Facts is { } facts)
                Sign(vault, entry, shape, facts);
            if (shape.Marks.Count > 0)
                RowMarker.Mark(vault, entry, shape);
        }
    }

    private static List<(EntityEntry Entry, SealedShape Shape)> Rows(DbContext db) => [.. db.ChangeTracker.Entries()
        .Where(entry => entry.State is not EntityState.Detached)
        .Select(entry => (entry, SealedShape.Of(entry.Metadata)))
        .Where(row => row.Item2 is { } shape && (row.entry.State is not EntityState.Deleted || shape.Marks.Count > 0))
        .Select(row => (row.entry, row.Item2 ?? throw new InvalidOperationException()))];

    private static void Seal(KeyVault vault, EntityEntry entry, SealedShape shape, (string Shadow, SealedField Field) what)
    {
        if (SealedRow.Find(entry.Entity) is { } found && found.IsStillAsFound(what.Field, entry.Entity))
            return;
        var stored = entry.Property(what.Shadow);
        var plain = what.Field.Encode(entry.Entity);
        if (plain is null)
        {
            if (stored.CurrentValue is not null)
                stored.CurrentValue = null;
            return;
        }

        var address = shape.Address(entry.Entity, what.Field);
        if (stored.CurrentValue is byte[] blob && Same(vault, entry, (blob, address), plain))
            return;
        stored.CurrentValue = FieldSeal.Seal(vault, entry.Context, plain, (address, what.Field.Tier));
        SealedRow.Find(entry.Entity)?.Faults.Remove(what.Field.Name);
    }

    private static bool Same(KeyVault vault, EntityEntry entry, (byte[] Blob, FieldAddress Address) stored, byte[] plain)
    {
        try
        {
            return FieldSeal.Open(vault, entry.Context, stored.Blob, stored.Address).AsSpan().SequenceEqual(plain);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static void Sign(KeyVault vault, EntityEntry entry, SealedShape shape, (FactKind Kind, Func<object, byte[]> Of) facts)
    {
        // Facts that were changed outside Revoca are never signed anew: that would launder them.
        if (!SealedRow.FactsHold(entry.Entity))
            return;
        var (version, signature) = (entry.Property(SealedColumns.FactsVersion), entry.Property(SealedColumns.FactsSignature));
        var (rowId, bytes) = (shape.RowId(entry.Entity), facts.Of(entry.Entity));
        var known = (int)(version.CurrentValue ?? 0);
        if (signature.CurrentValue is byte[] old && vault.Facts.Verify(facts.Kind, rowId, known, bytes, old))
            return;
        version.CurrentValue = known + 1;
        signature.CurrentValue = vault.Facts.Sign(facts.Kind, rowId, known + 1, bytes);
    }
}
