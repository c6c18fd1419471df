using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>
/// Sets on every connection what SQLite leaves off, and reads it back: an acknowledged commit survives a power cut (FULL),
/// deleted bytes are overwritten (secure_delete), a prepared database file cannot run code (trusted_schema).
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static SqlitePragmas Instance { get; } = new();

    // What a pool gives out again is the same connection underneath: what was set and read back there still holds.
    private static readonly ConditionalWeakTable<object, object> Known = [];

    private static readonly (string Name, string Value, string ReadsAs)[] Wanted =
    [
        ("busy_timeout", "5000", "5000"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("secure_delete", "ON", "1"),
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
    ];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetOnce(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetOnce(connection);
        return Task.CompletedTask;
    }

    private static void SetOnce(DbConnection connection)
    {
        object? handle = (connection as SqliteConnection)?.Handle;
        if (handle is not null && Known.TryGetValue(handle, out _))
            return;
        Set(connection);
        if (handle is not null)
            Known.AddOrUpdate(handle, handle);
    }

    /// <exception cref="StorageRefusedException">A setting did not take.</exception>
    public static void Set(DbConnection connection)
    {
        var readOnly = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
        foreach (var (name, value, _) in Wanted)
            Ask(connection, $"PRAGMA {name}={value}");
        if (!readOnly)
            Ask(connection, "PRAGMA journal_mode=WAL");
        Check(connection, readOnly);
    }

    public static void Check(DbConnection connection, bool readOnly = false)
    {
        foreach (var (name, value, readsAs) in Wanted)
            Expect(connection, name, readsAs, value);
        if (!readOnly)
            Expect(connection, "journal_mode", "wal", "WAL");
    }

    private static void Expect(DbConnection connection, string name, string expected, string wanted)
    {
        var actual = Ask(connection, $"PRAGMA {name}");
        if (actual != expected)
            throw new StorageRefusedException($"SQLite did not accept {name}={wanted} (it says \"{actual}\"), so acknowledged work would not be safe.");
    }

    private static string? Ask(DbConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
