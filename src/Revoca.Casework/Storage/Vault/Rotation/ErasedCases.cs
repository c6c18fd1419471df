using System.Globalization;

namespace Revoca.Casework.Storage.Vault;

/// <summary>The random ids of erased cases and the day. The list lies with the keys and in every backup, so that no restore brings a case back.</summary>
internal static class ErasedCases
{
    public const string FileName = "erased.txt";

    public static IReadOnlySet<Guid> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? File.ReadAllLines(path, System.Text.Encoding.UTF8).Select(line => Guid.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)).ToHashSet()
            : new HashSet<Guid>();
    }

    public static void Add(string folder, IEnumerable<Guid> ids, DateTimeOffset now)
    {
        using var alone = KeySetUp.Lock(folder);
        var path = Path.Combine(folder, FileName);
        var known = Read(folder);
        var text = File.Exists(path) ? File.ReadAllText(path, System.Text.Encoding.UTF8) : "";
        var added = ids.Where(id => !known.Contains(id)).Select(id => string.Create(CultureInfo.InvariantCulture, $"{id:N} {now:yyyy-MM-dd}\n"));
        SafeFile.Write(path, System.Text.Encoding.UTF8.GetBytes(text + string.Concat(added)));
    }
}
