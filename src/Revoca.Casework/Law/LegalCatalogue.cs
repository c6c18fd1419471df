using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Revoca.Domain.Law.Bases;

namespace Revoca.Casework.Law;

/// <summary>The legal bases the product ships with, read once from the files beside this class.</summary>
public static class LegalCatalogue
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly Lazy<IReadOnlyDictionary<string, LegalBasis>> ById = new(Read);

    /// <summary>Every basis, in the order of the identifiers.</summary>
    public static IReadOnlyList<LegalBasis> All => [.. ById.Value.Values.OrderBy(basis => basis.Id, StringComparer.Ordinal)];

    /// <returns>The basis of that identifier, or null.</returns>
    public static LegalBasis? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">There is no such basis; the message lists the known ones.</exception>
    public static LegalBasis Get(string id) => Find(id)
        ?? throw new KeyNotFoundException($"There is no legal basis '{id}'. Known: {string.Join(", ", All.Select(basis => basis.Id))}.");

    private static Dictionary<string, LegalBasis> Read()
    {
        var here = Assembly.GetExecutingAssembly();
        return here.GetManifestResourceNames()
            .Where(name => name.StartsWith("Law/Bases/", StringComparison.Ordinal))
            .Select(name => Parse(here, name))
            .ToDictionary(basis => basis.Id, StringComparer.Ordinal);
    }

    private static LegalBasis Parse(Assembly here, string name)
    {
        using var file = here.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonSerializer.Deserialize<LegalBasis>(file, Format) ?? throw new InvalidDataException($"{name} is empty.");
    }
}
