using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Opens the sealed fields of a row that has just been read, and checks its signed facts.</summary>
internal static class RowOpener
{
    public static void Open(SealedShape shape, MaterializationInterceptionData data, object entity)
    {
        var vault = VaultExtension.Of(data.Context);
        foreach (var (shadow, field) in shape.Fields)
        {
            if (data.GetPropertyValue<byte[]?>(shadow) is { } blob)
                OpenField(vault, shape, (field, blob), data, entity);
        }

        if (shape.Facts is { } facts && !Holds(vault, shape, facts, data, entity))
            SealedRow.Of(entity).FactsForged = true;
    }

    private static void OpenField(
        KeyVault vault, SealedShape shape, (SealedField Field, byte[] Blob) stored, MaterializationInterceptionData data, object entity)
    {
        var address = shape.Address(entity, stored.Field);
        try
        {
            stored.Field.Decode(entity, FieldSeal.Open(vault, data.Context, stored.Blob, address));
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            var fault = new FieldFault(shape.Table, stored.Field.Name, address.RowId, damage.Message);
            SealedRow.Of(entity).Add(fault, stored.Field, entity);
        }
    }

    private static bool Holds(
        KeyVault vault, SealedShape shape, (FactKind Kind, Func<object, byte[]> Of) facts, MaterializationInterceptionData data, object entity)
    {
        // Facts that may be in a damaged field cannot be checked, so they do not hold.
        if (!shape.FactsArePlain && SealedRow.Faults(entity).Count > 0)
            return false;
        var signature = data.GetPropertyValue<byte[]?>(SealedColumns.FactsSignature) ?? [];
        return vault.Facts.Verify(facts.Kind, shape.RowId(entity), data.GetPropertyValue<int>(SealedColumns.FactsVersion), facts.Of(entity), signature);
    }

    // What a codec throws at bytes it does not understand; anything else is a fault of ours and must be seen.
    private static bool IsDamage(Exception e) => e is CryptographicException or JsonException or FormatException or DecoderFallbackException
        or ArgumentException or System.Reflection.TargetInvocationException;
}
