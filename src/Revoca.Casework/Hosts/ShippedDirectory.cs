using System.Reflection;
using System.Text.Json;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Hosts;

/// <summary>What ships with the program: the host directory and the public suffix list, read once from embedded files.</summary>
public static class ShippedDirectory
{
    private const string Folder = "Hosts/Directory/";
    private const string SuffixFile = "Hosts/public-suffixes.js";

    private static readonly Lazy<HostDirectory> LazyHosts = new(() => new(HostFiles().SelectMany(Read)));
    private static readonly Lazy<PublicSuffixes> LazySuffixes = new(() => new(SuffixRules()));

    public static HostDirectory Hosts => LazyHosts.Value;

    public static PublicSuffixes Suffixes => LazySuffixes.Value;

    private static Assembly Here => typeof(ShippedDirectory).Assembly;

    private static IEnumerable<string> HostFiles() =>
        Here.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<Host> Read(string file)
    {
        using var stream = Open(file);
        var entries = JsonSerializer.Deserialize(stream, HostFileJson.Default.HostEntryArray) ?? [];
        return [.. entries.Select(entry => entry.ToHost())];
    }

    // The npm package is a script that exports one array of strings; only the strings are read, one a line.
    private static IEnumerable<string> SuffixRules()
    {
        using var reader = new StreamReader(Open(SuffixFile));
        while (reader.ReadLine() is { } line)
        {
            var start = line.IndexOf('"', StringComparison.Ordinal) + 1;
            var end = line.LastIndexOf('"');
            if (start > 0 && end > start)
                yield return line[start..end];
        }
    }

    private static Stream Open(string name) =>
        Here.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
}
