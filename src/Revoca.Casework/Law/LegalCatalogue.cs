using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Revoca.Domain.Law.Bases;

namespace Revoca.Casework.Law;

/// <summary>The legal bases the product ships with, each read once, when it is first asked for, from its file beside this class.</summary>
public static class LegalCatalogue
{
    /// <summary>The embedded file of each basis, by the identifier it is named after: one letter needs two bases, not thirty.</summary>
    private static readonly Dictionary<string, string> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("Law/Bases/", StringComparison.Ordinal))
        .ToDictionary(name => Path.GetFileNameWithoutExtension(name), StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, (LegalBasis Basis, string Sha256)> Known = new(StringComparer.Ordinal);

    /// <summary>Every basis, in the order of the identifiers.</summary>
    public static IReadOnlyList<LegalBasis> All => [.. Files.Keys.Order(StringComparer.Ordinal).Select(Get)];

    /// <returns>The basis of that identifier, or null.</returns>
    public static LegalBasis? Find(string id) => Files.ContainsKey(id) ? Read(id).Basis : null;

    /// <exception cref="KeyNotFoundException">There is no such basis; the message lists the known ones.</exception>
    public static LegalBasis Get(string id) => Find(id)
        ?? throw new KeyNotFoundException($"There is no legal basis '{id}'. Known: {string.Join(", ", Files.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>Of the file the basis was read from, lower-case hex: what a lawyer's tick refers to.</summary>
    public static string Sha256(string id) => Read(id).Sha256;

    private static (LegalBasis Basis, string Sha256) Read(string id) => Known.GetOrAdd(id, static wanted => Parse(wanted, Files[wanted]));

    private static (LegalBasis Basis, string Sha256) Parse(string id, string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        var basis = LegalBasisFile.Read(file);
        if (basis.Id != id)
            throw new InvalidDataException($"{name} calls itself '{basis.Id}'.");
        file.Position = 0;
        return (basis, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
