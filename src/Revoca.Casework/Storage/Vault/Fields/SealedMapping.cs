using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Revoca.Casework.Storage.Vault;

/// <summary>How a noun's mapping says what is sealed and what is signed; the domain knows nothing of it.</summary>
public static class SealedMapping
{
    /// <summary>Names the case whose keys seal this entity's fields. Without it the installation's own keys are used.</summary>
    public static EntityTypeBuilder<TEntity> SealedBy<TEntity, TCase>(this EntityTypeBuilder<TEntity> builder, Func<TEntity, TCase> caseId)
        where TEntity : class
    {
        SealedType.Of(typeof(TEntity)).CaseId = entity => caseId((TEntity)entity);
        return builder;
    }

    /// <summary>Says that adding this entity makes the keys of the case it names: the case itself.</summary>
    public static EntityTypeBuilder<TEntity> OwnsCaseKeys<TEntity, TCase>(this EntityTypeBuilder<TEntity> builder, Func<TEntity, TCase> caseId)
        where TEntity : class
    {
        SealedType.Of(typeof(TEntity)).OwnsKeys = true;
        return builder.SealedBy(caseId);
    }

    /// <summary>Stores the property only as a sealed blob, in the column of its name with "Sealed" behind it.</summary>
    public static EntityTypeBuilder<TEntity> Seal<TEntity, TValue>(
        this EntityTypeBuilder<TEntity> builder, Expression<Func<TEntity, TValue?>> property, Tier tier, Codec<TValue> codec)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, Member(property.Body), tier, codec);
    }

    /// <summary>The same for a value that may be absent.</summary>
    public static EntityTypeBuilder<TEntity> Seal<TEntity, TValue>(
        this EntityTypeBuilder<TEntity> builder, Expression<Func<TEntity, TValue?>> property, Tier tier, Codec<TValue> codec)
        where TEntity : class
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, Member(property.Body), tier, codec);
    }

    /// <summary>Seals a private field, such as the list behind a read-only collection.</summary>
    public static EntityTypeBuilder<TEntity> SealField<TEntity, TValue>(
        this EntityTypeBuilder<TEntity> builder, string field, Tier tier, Codec<TValue> codec)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var member = typeof(TEntity).GetField(field, SealedField.Everything)
            ?? throw new InvalidOperationException($"{typeof(TEntity).Name} has no field {field}.");
        return Add(builder, member, tier, codec);
    }

    /// <summary>Makes rows findable by what is sealed in them: by each of the canonical values the function gives, through blind indexes.</summary>
    public static EntityTypeBuilder<TEntity> FoundBy<TEntity>(
        this EntityTypeBuilder<TEntity> builder, BlindField field, Func<TEntity, IEnumerable<string>> canonical)
        where TEntity : class
    {
        SealedType.Of(typeof(TEntity)).Marks[field] = entity => canonical((TEntity)entity);
        return builder;
    }

    /// <summary>Signs the facts of each row, so that <see cref="SealedRow.FactsHold"/> is false for a row changed outside Revoca.</summary>
    public static EntityTypeBuilder<TEntity> SignFacts<TEntity>(
        this EntityTypeBuilder<TEntity> builder, FactKind kind, Func<TEntity, byte[]> facts)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        SealedType.Of(typeof(TEntity)).Facts = (kind, entity => facts((TEntity)entity));
        builder.Property<int>(SealedColumns.FactsVersion);
        builder.Property<byte[]?>(SealedColumns.FactsSignature).HasMaxLength(32);
        return builder;
    }

    /// <summary>The same for facts that all stand in plain columns: they hold whatever became of the row's sealed fields, and can be read without the row.</summary>
    public static EntityTypeBuilder<TEntity> SignPlainFacts<TEntity>(
        this EntityTypeBuilder<TEntity> builder, FactKind kind, Func<TEntity, byte[]> facts)
        where TEntity : class
    {
        SealedType.Of(typeof(TEntity)).FactsArePlain = true;
        return builder.SignFacts(kind, facts);
    }

    private static EntityTypeBuilder<TEntity> Add<TEntity, TValue>(
        EntityTypeBuilder<TEntity> builder, MemberInfo member, Tier tier, Codec<TValue> codec)
        where TEntity : class
    {
        SealedType.Of(typeof(TEntity)).Fields[SealedColumns.Shadow(member.Name)] = SealedField.Of<TEntity, TValue>(member, tier, codec);
        if (member is PropertyInfo)
            builder.Ignore(member.Name);
        builder.Property<byte[]?>(SealedColumns.Shadow(member.Name)).HasAnnotation(SealedColumns.Annotation, tier.ToString());
        return builder;
    }

    private static PropertyInfo Member(Expression property) => property is MemberExpression { Member: PropertyInfo member }
        ? member
        : throw new ArgumentException("Name one property, as in x => x.Url.", nameof(property));
}
