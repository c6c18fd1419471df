using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Revoca.Casework.Storage.Vault;

/// <summary>What of one mapped entity type is sealed, where it is stored, and how its row and case are named.</summary>
internal sealed class SealedShape
{
    private static readonly ConditionalWeakTable<IEntityType, Holder> Shapes = [];
    private readonly IReadOnlyList<IProperty> _key;
    private readonly SealedType? _caseSource;

    private SealedShape(IEntityType type)
    {
        Table = type.GetTableName() ?? type.ShortName();
        _key = type.FindPrimaryKey()?.Properties ?? throw new InvalidOperationException($"{type.ShortName()} has no key, so nothing in it can be sealed.");
        var line = Ancestry(type).Select(SealedType.Find).OfType<SealedType>().ToList();
        _caseSource = line.FirstOrDefault(declared => declared.CaseId is not null);
        OwnsKeys = line.Exists(declared => declared.OwnsKeys);
        Facts = line.Select(declared => declared.Facts).FirstOrDefault(facts => facts is not null);
        FactsArePlain = line.Exists(declared => declared.FactsArePlain);
        Marks = [.. line.SelectMany(declared => declared.Marks).Select(mark => (mark.Key, mark.Value))];
        Fields = [.. type.GetProperties()
            .Where(property => property.FindAnnotation(SealedColumns.Annotation) is not null)
            .Select(property => (property.Name, Field(line, property)))];
    }

    public string Table { get; }
    public bool OwnsKeys { get; }
    public (FactKind Kind, Func<object, byte[]> Of)? Facts { get; }
    public bool FactsArePlain { get; }
    public IReadOnlyList<(string Shadow, SealedField Field)> Fields { get; }
    public IReadOnlyList<(BlindField Field, Func<object, IEnumerable<string>> Of)> Marks { get; }

    /// <summary>Null for an entity type that neither seals nor signs anything.</summary>
    public static SealedShape? Of(IEntityType type) => Shapes.GetValue(type, static type => new Holder(
        Ancestry(type).Any(clr => SealedType.Find(clr) is not null) ? new SealedShape(type) : null)).Shape;

    public string RowId(object entity) => string.Join('.', _key.Select(part => FieldAddress.Row(Raw(part, entity))));

    /// <summary>The row's id, for a type whose key is one id.</summary>
    public Guid RowGuid(object entity) => Unwrap(_key[0].GetGetter().GetClrValue(entity)
        ?? throw new InvalidOperationException($"A row of {Table} has no id yet."));

    public Guid? CaseId(object entity) => _caseSource?.CaseId?.Invoke(entity) is { } id ? Unwrap(id) : null;

    public FieldAddress Address(object entity, SealedField field) => new(Table, field.Name.TrimStart('_'), RowId(entity), CaseId(entity));

    private static SealedField Field(IEnumerable<SealedType> line, IProperty property) =>
        line.Select(declared => declared.Fields.GetValueOrDefault(property.Name)).FirstOrDefault(field => field is not null)
        ?? throw new InvalidOperationException($"{property.Name} is marked as sealed but nothing says how.");

    private static object? Raw(IProperty property, object entity)
    {
        var value = property.GetGetter().GetClrValue(entity);
        return value is not (null or Guid or string) && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    // A strong id is a struct around one Guid.
    private static Guid Unwrap(object id) => id as Guid? ?? (Guid)(id.GetType().GetProperties()
        .FirstOrDefault(property => property.PropertyType == typeof(Guid))?.GetValue(id)
        ?? throw new InvalidOperationException($"{id.GetType().Name} holds no Guid, so it cannot name a case."));

    private static IEnumerable<Type> Ancestry(IEntityType type)
    {
        for (var clr = type.ClrType; clr is not null && clr != typeof(object); clr = clr.BaseType)
            yield return clr;
    }

    private sealed record Holder(SealedShape? Shape);
}
