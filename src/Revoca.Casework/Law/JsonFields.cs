using System.Globalization;
using System.Text.Json;
using Revoca.Domain.Law.Bases;

namespace Revoca.Casework.Law;

/// <summary>The fields of one JSON object; those nobody asked for are refused at the end.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It is no object, or names a field twice.</exception>
    public JsonFields(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"An object stands where {element.ValueKind} is.");
        foreach (var field in element.EnumerateObject())
        {
            if (!fields.TryAdd(field.Name, field.Value))
                throw new InvalidDataException($"The field '{field.Name}' stands twice.");
            unread.Add(field.Name);
        }
    }

    public static string String(JsonElement element) => element.GetString() ?? throw new InvalidDataException("A text is null.");

    public JsonElement Value(string name) => Maybe(name) ?? throw new InvalidDataException($"The field '{name}' is missing.");

    public string Text(string name) => String(Value(name));

    public string? MaybeText(string name) => Maybe(name)?.GetString();

    public Bilingual Both(string name) => LegalBasisFile.Both(Value(name));

    public Bilingual? MaybeBoth(string name) => Maybe(name) is { } both ? LegalBasisFile.Both(both) : null;

    public bool Flag(string name) => Maybe(name)?.GetBoolean() ?? false;

    public int? Number(string name) => Maybe(name)?.GetInt32();

    public DateOnly? Day(string name) => MaybeText(name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The member of an enumeration, written with a small first letter; numbers are not understood.</summary>
    public T Word<T>(string name)
        where T : struct, Enum
    {
        var word = Text(name);
        foreach (var known in Enum.GetNames<T>())
        {
            if (word.Length == known.Length && char.ToLowerInvariant(known[0]) == word[0] && word.AsSpan(1).SequenceEqual(known.AsSpan(1)))
                return Enum.Parse<T>(known);
        }

        throw new InvalidDataException($"'{word}' is no {typeof(T).Name}.");
    }

    public IReadOnlyList<T> Each<T>(string name, Func<JsonElement, T> read)
    {
        if (Maybe(name) is not { } list)
            return [];
        var all = new List<T>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
            all.Add(read(element));
        return all;
    }

    /// <exception cref="InvalidDataException">A field was not asked for.</exception>
    public void End()
    {
        if (unread.Count > 0)
            throw new InvalidDataException($"Unknown fields: {string.Join(", ", unread)}.");
    }

    private JsonElement? Maybe(string name)
    {
        unread.Remove(name);
        return fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
