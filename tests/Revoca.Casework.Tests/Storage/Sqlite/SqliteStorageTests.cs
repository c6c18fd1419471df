using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Sqlite;

public sealed class SqliteStorageTests : IDisposable
{
    private readonly StoreFixture _store = new(start: false);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    private Task StartAsync() => _store.Get<StartDatabase>().RunAsync(Stop);

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("trusted_schema", "0")]
    [InlineData("cell_size_check", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_has_the_safe_settings(string pragma, string expected)
    {
        await StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var db = _store.Open();
            await db.Database.OpenConnectionAsync(Stop);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(expected, (await command.ExecuteScalarAsync(Stop))?.ToString());
        }
    }

    [Theory]
    [InlineData("synchronous=NORMAL")]
    [InlineData("secure_delete=OFF")]
    [InlineData("foreign_keys=OFF")]
    [InlineData("trusted_schema=ON")]
    public async Task A_weakened_setting_is_refused(string pragma)
    {
        await StartAsync();
        await using var db = _store.Open();
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        await command.ExecuteNonQueryAsync(Stop);
        Assert.Throws<StorageRefusedException>(() => SqlitePragmas.Check(db.Database.GetDbConnection()));
    }

    [Fact]
    public async Task A_writer_takes_the_lock_at_the_start_of_its_transaction()
    {
        await StartAsync();
        await using var first = _store.Open();
        await using var transaction = await first.Database.BeginTransactionAsync(Stop);
        await using var second = new SqliteConnection(SqliteOptions.ConnectionString(_store.Folder.Data));
        await second.OpenAsync(Stop);
        await using var command = second.CreateCommand();
        command.CommandTimeout = 1;
        command.CommandText = "BEGIN IMMEDIATE";
        Assert.Equal(5, (await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Stop))).SqliteErrorCode);
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_stop_the_next_start()
    {
        await StartAsync();
        await ForgetMigrationsAsync();
        _store.Sql($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        _store.Sql($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        await StartAsync();
        await using var db = _store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
    }

    [Fact]
    public async Task Before_an_upgrade_a_sound_copy_is_made()
    {
        await StartAsync();
        Assert.Empty(Directory.GetFiles(_store.Folder.Data, "before-*.db"));
        await ForgetMigrationsAsync();
        await StartAsync();
        Assert.Single(Directory.GetFiles(_store.Folder.Data, "before-*.db"));
    }

    [Fact]
    public async Task A_damaged_database_is_refused_before_an_upgrade()
    {
        await StartAsync();
        await ForgetMigrationsAsync();
        await using (var db = _store.Open())
        {
            db.Add(new AuditRecord { Seq = 0, Line = new byte[20_000] });
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop)); // the table is gone with its migration
        }

        SqliteConnection.ClearAllPools();
        var file = Path.Combine(_store.Folder.Data, StorageFiles.Database);
        await using (var raw = new FileStream(file, FileMode.Open))
        {
            raw.Seek(4096, SeekOrigin.Begin);
            await raw.WriteAsync(Enumerable.Repeat((byte)0xff, 2048).ToArray(), Stop);
        }

        await Assert.ThrowsAnyAsync<Exception>(StartAsync);
        Assert.Empty(Directory.GetFiles(_store.Folder.Data, "before-*.db"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_and_holds_nothing_is_refused_with_the_reason()
    {
        var start = new StartDatabase(
            new() { DataFolder = "/proc/revoca-data" }, new StorageState(), _store.Get<IDbContextFactory<CaseworkDb>>(), _store.Get<EraseCase>(), _store.Log);
        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => start.RunAsync(Stop));
        Assert.Contains("/proc/revoca-data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_read_only_mode_everything_can_be_read_and_nothing_written()
    {
        await StartAsync();
        await _store.Log.RecordAsync(new AuditLine(AuditActor.System, "a"), Stop);
        SqliteConnection.ClearAllPools();
        _store.Get<StorageState>().IsReadOnly = true;
        await using var db = _store.Open();
        Assert.Equal(1, await db.Set<AuditRecord>().CountAsync(Stop));
        db.Add(new AuditCheckpoint { Size = 1, Note = "a" });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
        await _store.Log.RecordAsync(new AuditLine(AuditActor.System, "b"), Stop); // reading goes on, though it cannot be recorded
        Assert.Equal(1, await db.Set<AuditRecord>().CountAsync(Stop));
    }

    // As if the installed version were older: its history is forgotten and every table dropped.
    private async Task ForgetMigrationsAsync()
    {
        await using var db = _store.Open();
        await db.Database.MigrateAsync("0", Stop);
    }
}
