using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Backups;

/// <summary>Copies the running installation: database sealed as a whole, key wraps in a file of their own that lives 14 days, keys as they lie locked.</summary>
public sealed class MakeBackup(IDbContextFactory<CaseworkDb> dbs, KeyVault vault, AuditLog log)
{
    /// <exception cref="StorageRefusedException">The folder is not empty, or the copy is not sound.</exception>
    public async Task Run(string folder, CancellationToken stop = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new StorageRefusedException($"{folder} is not empty. Each backup needs a folder of its own.");
        SafeFile.MakeFolder(folder);
        await log.RecordAsync(new AuditLine(AuditActor.System, "backup.make"), stop);
        var work = Directory.CreateTempSubdirectory("revoca-backup-").FullName;
        try
        {
            var (copy, wraps) = (Path.Combine(work, StorageFiles.Database), Path.Combine(work, "wraps.db"));
            await CopyAsync(copy, wraps, stop);
            var key = RandomNumberGenerator.GetBytes(DataKey.Length);
            await SealedFile.WriteAsync(key, copy, Path.Combine(folder, BackupManifest.Database), stop);
            await SealedFile.WriteAsync(key, wraps, Path.Combine(folder, BackupManifest.Wraps), stop);
            var keys = vault.Options.KeysFolder;
            SafeFile.Write(Path.Combine(folder, KeyFile.Name), await File.ReadAllBytesAsync(Path.Combine(keys, KeyFile.Name), stop));
            if (File.Exists(Path.Combine(keys, ErasedCases.FileName)))
                SafeFile.Write(Path.Combine(folder, ErasedCases.FileName), await File.ReadAllBytesAsync(Path.Combine(keys, ErasedCases.FileName), stop));
            // Last: a folder without a manifest is no backup.
            BackupManifest.Make(vault.Fresh(), key, vault.Options.Clock.GetUtcNow()).Write(folder);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task CopyAsync(string copy, string wraps, CancellationToken stop)
    {
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            await SqliteUpgrade.CheckAsync(db, stop);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", stop);
        }

        await SqliteFile.RunAsync(copy, stop, ("ATTACH $file AS apart", wraps), ($"CREATE TABLE apart.{KeyWrap.Table} AS SELECT * FROM main.{KeyWrap.Table}", null),
            ($"DELETE FROM main.{KeyWrap.Table}", null), ("DETACH apart", null), ("VACUUM", null));
    }
}

/// <summary>Statements on a database file that no installation uses.</summary>
internal static class SqliteFile
{
    public static async Task RunAsync(string file, CancellationToken stop, params (string Sql, string? Attach)[] statements)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        foreach (var (sql, attach) in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (attach is not null)
                command.Parameters.AddWithValue("$file", attach);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
