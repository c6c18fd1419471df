using System.Runtime.CompilerServices;

namespace Revoca.Casework.Storage.Vault;

/// <summary>One field that could not be opened. The field is empty in memory, the stored bytes stay as they are, the rest of the row is usable.</summary>
public sealed record FieldFault(string Table, string Field, string RowId, string Reason);

/// <summary>A sealed field is needed and cannot be read.</summary>
public sealed class DamagedFieldException(FieldFault fault)
    : Exception($"{fault.Table}.{fault.Field} of row {fault.RowId} cannot be read: {fault.Reason}")
{
    public FieldFault Fault { get; } = fault;
}

/// <summary>What was found when a row was read: damaged fields, facts that were changed outside Revoca.</summary>
public static class SealedRow
{
    private static readonly ConditionalWeakTable<object, RowFindings> Findings = [];

    /// <summary>The fields of this row that could not be opened; empty for a sound row.</summary>
    public static IReadOnlyCollection<FieldFault> Faults(object entity) =>
        Findings.TryGetValue(entity, out var found) ? [.. found.Faults.Values] : [];

    /// <summary>False when the row's facts do not bear our signature: whoever decides on them must refuse.</summary>
    public static bool FactsHold(object entity) => !(Findings.TryGetValue(entity, out var found) && found.FactsForged);

    /// <exception cref="DamagedFieldException">A field of this row cannot be read.</exception>
    public static void EnsureReadable(object entity)
    {
        if (Faults(entity).FirstOrDefault() is { } fault)
            throw new DamagedFieldException(fault);
    }

    internal static RowFindings Of(object entity) => Findings.GetOrCreateValue(entity);
    internal static RowFindings? Find(object entity) => Findings.TryGetValue(entity, out var found) ? found : null;
}

internal sealed class RowFindings
{
    private readonly Dictionary<string, byte[]?> _asFound = new(StringComparer.Ordinal);

    public Dictionary<string, FieldFault> Faults { get; } = new(StringComparer.Ordinal);
    public bool FactsForged { get; set; }

    public void Add(FieldFault fault, SealedField field, object entity)
    {
        Faults[field.Name] = fault;
        _asFound[field.Name] = Form(field, entity);
    }

    /// <summary>True for a damaged field nobody has given a new value: its stored bytes stay for whoever can repair them.</summary>
    public bool IsStillAsFound(SealedField field, object entity) =>
        Faults.ContainsKey(field.Name) && Form(field, entity).AsSpan().SequenceEqual(_asFound[field.Name]);

    // The empty value of a strict type may have no encoded form at all.
    private static byte[]? Form(SealedField field, object entity)
    {
        try
        {
            return field.Encode(entity);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }
}
