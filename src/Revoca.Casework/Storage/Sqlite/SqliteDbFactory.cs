using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>Makes contexts on one data folder; use cases ask for the dialect-free <see cref="CaseworkDb"/>.</summary>
public sealed class SqliteDbFactory(string dataFolder, KeyVault vault, StorageState state) : IDbContextFactory<CaseworkDb>
{
    private readonly DbContextOptions<SqliteCaseworkDb> _writing = Options(dataFolder, vault, readOnly: false);
    private readonly Lazy<DbContextOptions<SqliteCaseworkDb>> _reading = new(() => Options(dataFolder, vault, readOnly: true));

    public CaseworkDb CreateDbContext() => new SqliteCaseworkDb(state.IsReadOnly ? _reading.Value : _writing);

    private static DbContextOptions<SqliteCaseworkDb> Options(string dataFolder, KeyVault vault, bool readOnly)
    {
        LargeBlocks.GiveBackAtOnce();
        return new DbContextOptionsBuilder<SqliteCaseworkDb>().UseRevocaSqlite(dataFolder, vault, readOnly).Options;
    }
}
