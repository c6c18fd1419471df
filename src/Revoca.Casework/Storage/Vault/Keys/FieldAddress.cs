using System.Globalization;
using System.Text;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Where a blob belongs. Bound into the blob, so it opens in no other row, column or case. Ids are 32 lower-case hex digits.</summary>
public readonly record struct FieldAddress(string Table, string Column, string RowId, Guid? CaseId)
{
    internal byte[] AssociatedData(Guid keyId) =>
        Encoding.UTF8.GetBytes($"rv|v1|{Table}|{Column}|{RowId}|{CaseId?.ToString("N")}|{keyId:N}");

    /// <summary>The text form of a row's id: Guids as 32 hex digits, a "|" in a text key escaped.</summary>
    public static string Row(object? id) => id switch
    {
        Guid guid => guid.ToString("N"),
        string text => text.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A row id of type {id?.GetType().Name ?? "null"} cannot be bound into a blob."),
    };
}
