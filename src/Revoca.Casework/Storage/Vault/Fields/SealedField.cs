using System.Collections.Concurrent;
using System.Reflection;

namespace Revoca.Casework.Storage.Vault;

/// <summary>O: what the server needs to send and to count (links, host letters). S: what belongs to the person (identity, contact, words).</summary>
public enum Tier { O, S }

/// <summary>One sealed property of one entity type: how to read and write it in memory.</summary>
internal sealed record SealedField(string Name, Tier Tier, Func<object, byte[]?> Encode, Action<object, byte[]> Decode)
{
    public static SealedField Of<TEntity, TValue>(MemberInfo member, Tier tier, Codec<TValue> codec)
    {
        var (get, set) = Access(typeof(TEntity), member);
        return new SealedField(
            member.Name, tier,
            entity => get(entity) is TValue value ? codec.Encode(value) : null,
            (entity, bytes) => set(entity, codec.Decode(bytes)));
    }

    private static (Func<object, object?> Get, Action<object, object?> Set) Access(Type owner, MemberInfo member)
    {
        if (member is FieldInfo field)
            return (field.GetValue, field.SetValue);
        var property = (PropertyInfo)member;
        var declared = property.DeclaringType?.GetProperty(member.Name, Everything) ?? property;
        if (declared.SetMethod is not null)
            return (declared.GetValue, declared.SetValue);
        // A get-only property: what the constructor set lives in the compiler's own field.
        var backing = declared.DeclaringType?.GetField($"<{member.Name}>k__BackingField", Everything)
            ?? throw new InvalidOperationException($"{owner.Name}.{member.Name} cannot be sealed: it has neither a setter nor a field of its own. Seal the field.");
        return (declared.GetValue, backing.SetValue);
    }

    public const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
}

/// <summary>What an entity type seals and signs. Kept beside the model because a model's annotations must be plain text for migrations.</summary>
internal sealed class SealedType
{
    private static readonly ConcurrentDictionary<Type, SealedType> Known = new();

    public ConcurrentDictionary<string, SealedField> Fields { get; } = new(StringComparer.Ordinal);
    public Func<object, object?>? CaseId { get; set; }
    public bool OwnsKeys { get; set; }
    public (FactKind Kind, Func<object, byte[]> Of)? Facts { get; set; }

    /// <summary>True when no fact is a sealed field: then a damaged field says nothing about them.</summary>
    public bool FactsArePlain { get; set; }
    public ConcurrentDictionary<BlindField, Func<object, IEnumerable<string>>> Marks { get; } = new();

    public static SealedType Of(Type type) => Known.GetOrAdd(type, _ => new SealedType());
    public static SealedType? Find(Type type) => Known.GetValueOrDefault(type);
}

internal static class SealedColumns
{
    public const string Annotation = "Revoca:Sealed";
    public const string FactsVersion = "FactsVersion";
    public const string FactsSignature = "FactsSignature";

    public static string Shadow(string member) => member.TrimStart('_') + "Sealed";
}
