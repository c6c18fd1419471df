using System.Reflection;
using System.Security.Cryptography;
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

    private static readonly Lazy<IReadOnlyDictionary<string, (LegalBasis Basis, string Sha256)>> ById = new(Read);

    /// <summary>Every basis, in the order of the identifiers.</summary>
    public static IReadOnlyList<LegalBasis> All => [.. ById.Value.Values.Select(read => read.Basis).OrderBy(basis => basis.Id, StringComparer.Ordinal)];

    /// <returns>The basis of that identifier, or null.</returns>
    public static LegalBasis? Find(string id) => ById.Value.TryGetValue(id, out var read) ? read.Basis : null;

    /// <exception cref="KeyNotFoundException">There is no such basis; the message lists the known ones.</exception>
    public static LegalBasis Get(string id) => Find(id)
        ?? throw new KeyNotFoundException($"There is no legal basis '{id}'. Known: {string.Join(", ", All.Select(basis => basis.Id))}.");

    /// <summary>Of the file the basis was read from, lower-case hex: what a lawyer's tick refers to.</summary>
    public static string Sha256(string id) => ById.Value[id].Sha256;

    private static Dictionary<string, (LegalBasis Basis, string Sha256)> Read()
    {
        var here = Assembly.GetExecutingAssembly();
        return here.GetManifestResourceNames()
            .Where(name => name.StartsWith("Law/Bases/", StringComparison.Ordinal))
            .Select(name => Parse(here, name))
            .ToDictionary(read => read.Basis.Id, StringComparer.Ordinal);
    }

    private static (LegalBasis Basis, string Sha256) Parse(Assembly here, string name)
    {
        using var file = here.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        var basis = JsonSerializer.Deserialize<LegalBasis>(file, Format) ?? throw new InvalidDataException($"{name} is empty.");
        file.Position = 0;
        return (basis, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
