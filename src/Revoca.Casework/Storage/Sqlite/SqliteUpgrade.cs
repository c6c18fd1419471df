using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>Before a database is changed to a new schema: it must be sound, and a copy must exist.</summary>
internal static class SqliteUpgrade
{
    /// <param name="copy">Where the copy goes. Its fields are sealed like those of the database.</param>
    public static async Task PrepareAsync(CaseworkDb db, string copy, CancellationToken stop)
    {
        await CheckAsync(db, stop);
        await FreeLockAsync(db, stop);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", stop);
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
