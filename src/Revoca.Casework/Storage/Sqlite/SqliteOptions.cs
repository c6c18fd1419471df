using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Sqlite;

public static class SqliteOptions
{
    /// <summary>Everything a context on the embedded database needs: file, pragmas, keys.</summary>
    public static TBuilder UseRevocaSqlite<TBuilder>(this TBuilder builder, string dataFolder, KeyVault vault, bool readOnly = false)
        where TBuilder : DbContextOptionsBuilder
    {
        builder.UseSqlite(ConnectionString(dataFolder, readOnly));
        // Marks come before the vault, which lets nothing in unsealed afterwards.
        builder.AddInterceptors(SqlitePragmas.Instance, ClockMarking.Instance);
        return builder.UseVault(vault);
    }

    public static string ConnectionString(string dataFolder, bool readOnly = false)
    {
        var file = Path.GetFullPath(Path.Combine(dataFolder, StorageFiles.Database));
        return new SqliteConnectionStringBuilder
        {
            // On a read-only medium SQLite cannot make its shared-memory file, so it must be told that nothing changes.
            DataSource = readOnly && !File.Exists(file + "-wal") ? $"file:{Uri.EscapeDataString(file)}?immutable=1" : file,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = 30,
        }.ToString();
    }
}
