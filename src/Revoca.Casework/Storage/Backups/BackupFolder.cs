using System.Globalization;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Backups;

/// <summary>Where the installation keeps its backups and how old the last good drill may get.</summary>
public sealed record BackupOptions
{
    public const string Section = "Backups";

    /// <summary>A folder that holds one folder a backup; null: backups are made and drilled by hand.</summary>
    public string? Folder { get; init; }

    /// <summary>Days after the last good drill from which the desk warns.</summary>
    public int WarnAfterDays { get; init; } = 14;

    /// <summary>Days after which the worker drills again.</summary>
    public int DrillEveryDays { get; init; } = 7;
}

/// <param name="Path">Its folder.</param>
/// <param name="Made">When it was finished.</param>
/// <param name="WrapsDieOn">The day by which its key wraps go; without them it opens no case.</param>
/// <param name="OpensCases">False once they are gone.</param>
public sealed record KnownBackup(string Path, DateTimeOffset Made, DateOnly WrapsDieOn, bool OpensCases);

/// <summary>The backups in one folder.</summary>
public static class BackupFolder
{
    /// <summary>The newest first; what is no backup is left out.</summary>
    public static IReadOnlyList<KnownBackup> List(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateDirectories(folder).Select(Read).OfType<KnownBackup>().OrderByDescending(backup => backup.Made)];

    /// <summary>The name of a backup made now.</summary>
    public static string NameFor(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Deletes the key wraps of backups whose day has come: from then on they open no case, those erased since included.</summary>
    /// <returns>How many were deleted.</returns>
    public static int Purge(string folder, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var old = List(folder).Where(backup => backup.OpensCases && today >= backup.WrapsDieOn).ToList();
        foreach (var backup in old)
            File.Delete(Path.Combine(backup.Path, BackupManifest.Wraps));
        return old.Count;
    }

    private static KnownBackup? Read(string folder)
    {
        try
        {
            var manifest = BackupManifest.Read(folder);
            return new KnownBackup(folder, manifest.Made, manifest.WrapsDieOn, File.Exists(Path.Combine(folder, BackupManifest.Wraps)));
        }
        catch (Exception none) when (none is StorageRefusedException or IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
