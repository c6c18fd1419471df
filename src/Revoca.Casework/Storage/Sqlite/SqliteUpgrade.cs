using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>
/// Brings a database to a new schema so that whatever stops it leaves the old schema or the new one. SQLite rebuilds a table outside any transaction,
/// so a migration is not one step: a sound copy is made first, a marker names it, and a start that finds the marker puts the copy back.
/// </summary>
internal static class SqliteUpgrade
{
    /// <summary>In the data folder while an upgrade runs: the migration it ends with, and the name of the copy.</summary>
    public const string Marker = "upgrading";

    /// <param name="db">The database; nobody else has it open.</param>
    /// <param name="copy">Where the copy goes. Its fields are sealed like those of the database.</param>
    /// <param name="last">The last migration to be applied.</param>
    /// <param name="stop">Stops it before it begins.</param>
    /// <exception cref="StorageRefusedException">The database is damaged, or a statement failed: everything is as it was.</exception>
    public static async Task RunAsync(CaseworkDb db, string copy, string last, CancellationToken stop)
    {
        await CheckAsync(db, stop);
        await FreeLockAsync(db, stop);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", stop);
        var folder = Path.GetDirectoryName(copy) ?? ".";
        SafeFile.Write(Path.Combine(folder, Marker), Encoding.UTF8.GetBytes($"{last}\n{Path.GetFileName(copy)}\n"));
        try
        {
            await db.Database.MigrateAsync(CancellationToken.None);
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException or InvalidOperationException)
        {
            await db.Database.CloseConnectionAsync();
            PutBack(folder, copy);
            throw new StorageRefusedException($"The data could not be brought to this version ({failed.Message}). They are as they were before; a copy is {copy}.", failed);
        }

        File.Delete(Path.Combine(folder, Marker));
    }

    /// <summary>Ends what a killed upgrade left: it was done, or its copy is put back.</summary>
    /// <returns>True when the copy was put back.</returns>
    public static async Task<bool> MendAsync(CaseworkDb db, string folder, CancellationToken stop)
    {
        var marker = Path.Combine(folder, Marker);
        if (!File.Exists(marker))
            return false;
        var lines = await File.ReadAllLinesAsync(marker, stop);
        if ((await db.Database.GetAppliedMigrationsAsync(stop)).Contains(lines[0], StringComparer.Ordinal))
        {
            File.Delete(marker);
            return false;
        }

        await db.Database.CloseConnectionAsync();
        PutBack(folder, Path.Combine(folder, lines[1]));
        return true;
    }

    // SQLite's own copying: one transaction on the live file, so it may be cut short as well.
    private static void PutBack(string folder, string copy)
    {
        SqliteConnection.ClearAllPools();
        using (var kept = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        using (var live = new SqliteConnection(SqliteOptions.ConnectionString(folder) + ";Pooling=False"))
        {
            kept.Open();
            live.Open();
            SqlitePragmas.Set(live);
            kept.BackupDatabase(live);
        }

        File.Delete(Path.Combine(folder, Marker));
    }

    /// <exception cref="StorageRefusedException">SQLite finds damage.</exception>
    public static async Task CheckAsync(DbContext db, CancellationToken stop)
    {
        var findings = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(stop);
        if (findings is not ["ok"])
            throw new StorageRefusedException($"The database is damaged ({string.Join("; ", findings)}). Nothing was changed. Restore a backup.");
    }

    // The caller holds the folder's lock, so whoever wrote this row was killed: without this the migration would wait for ever.
    private static async Task FreeLockAsync(CaseworkDb db, CancellationToken stop)
    {
        var exists = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", stop);
    }
}
