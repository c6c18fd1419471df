using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage;

/// <summary>What the web and every verb with data do first: make the folder, see whether it can be written, bring the database to the present schema.</summary>
public sealed class StartDatabase(VaultOptions options, StorageState state, IDbContextFactory<CaseworkDb> dbs, EraseCase erasure, AuditLog log)
{
    private string File => Path.Combine(options.DataFolder, StorageFiles.Database);

    /// <exception cref="StorageRefusedException">The data can be neither written nor read, or is damaged; nothing was changed.</exception>
    public async Task RunAsync(CancellationToken stop = default)
    {
        if (WritingFails() is { } reason)
            await StartReadingAsync(reason, stop);
        else
        {
            await StartWritingAsync(stop);
            await erasure.ReplayAsync(stop);
        }
    }

    private async Task StartWritingAsync(CancellationToken stop)
    {
        using var alone = KeySetUp.Lock(options.DataFolder);
        var existed = System.IO.File.Exists(File);
        await using var db = await dbs.CreateDbContextAsync(stop);
        await SqliteUpgrade.MendAsync(db, options.DataFolder, stop);
        var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (pending.Count == 0)
            return;
        if (existed)
            await SqliteUpgrade.RunAsync(db, Copy(pending[0]), pending[^1], stop);
        else
            await db.Database.MigrateAsync(stop);
        if (existed)
            await log.RecordAsync(new AuditLine(AuditActor.System, "database.upgrade") { Details = new { Migrations = pending } }, stop);
    }

    private async Task StartReadingAsync(string reason, CancellationToken stop)
    {
        if (!System.IO.File.Exists(File))
            throw new StorageRefusedException($"{options.DataFolder} cannot be written ({reason}) and holds no data yet. Give Revoca a folder it may write.");
        state.IsReadOnly = true;
        state.Reason = reason;
        await using var db = await dbs.CreateDbContextAsync(stop);
        try
        {
            if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
                throw new StorageRefusedException($"{options.DataFolder} cannot be written ({reason}), and its data must be brought to this version first.");
        }
        catch (Microsoft.Data.Sqlite.SqliteException unreadable)
        {
            throw new StorageRefusedException($"{options.DataFolder} can neither be written ({reason}) nor read ({unreadable.Message}).", unreadable);
        }
    }

    // Permission bits, a read-only mount and a full disk all show in the attempt, and nowhere else reliably.
    private string? WritingFails()
    {
        var probe = Path.Combine(options.DataFolder, $".write-{Guid.NewGuid():N}");
        try
        {
            SafeFile.MakeFolder(options.DataFolder);
            System.IO.File.WriteAllBytes(probe, [1]);
            System.IO.File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    // A start that follows at once, after a refusal or a kill, must not meet the copy of the one before.
    private string Copy(string migration)
    {
        var name = Path.Combine(options.DataFolder, $"before-{migration.Split('_')[^1]}-{options.Clock.GetUtcNow():yyyyMMddHHmmss}");
        var (path, number) = ($"{name}.db", 1);
        while (System.IO.File.Exists(path))
            path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{++number}.db");
        return path;
    }
}
