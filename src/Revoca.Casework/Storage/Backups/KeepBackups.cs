using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Backups;

/// <summary>The backups of this installation: makes one, tries the newest, deletes old key wraps, says how things stand.</summary>
public sealed class KeepBackups(BackupOptions options, MakeBackup make, DrillBackup drill, IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    /// <summary>How things stand; reading the folder may take a moment on a slow disk.</summary>
    public async Task<BackupStanding> Show(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var drills = db.Set<DrillRecord>().AsNoTracking().OrderByDescending(record => record.At);
        return new BackupStanding(options, options.Folder is { } folder ? BackupFolder.List(folder) : [], clock.GetUtcNow())
        {
            LastDrill = await drills.FirstOrDefaultAsync(stop),
            LastGood = await drills.FirstOrDefaultAsync(record => record.Good, stop),
        };
    }

    /// <exception cref="StorageRefusedException">No folder is set, or it cannot be written.</exception>
    public async Task<string> Make(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var target = Path.Combine(Folder(), BackupFolder.NameFor(now));
        await make.Run(target, stop);
        BackupFolder.Purge(Folder(), now);
        return target;
    }

    /// <summary>Restores the newest backup elsewhere, opens every case, verifies the log; keeps what came of it, a failure too.</summary>
    /// <exception cref="StorageRefusedException">There is no backup to try.</exception>
    public async Task<DrillRecord> Drill(CancellationToken stop = default)
    {
        var newest = BackupFolder.List(Folder()).FirstOrDefault(backup => backup.OpensCases)
            ?? throw new StorageRefusedException($"{Folder()} holds no backup that could be tried.");
        DrillReport? report = null;
        try
        {
            report = await drill.Run(newest.Path, stop);
        }
        catch (Exception bad) when (bad is StorageRefusedException or Vault.VaultLockedException or IOException)
        {
            // A backup that cannot be restored is what a drill is to find: it is kept as one that failed.
        }

        var record = new DrillRecord(clock.GetUtcNow(), newest.Made, report);
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.Add(record);
        await db.SaveChangesAsync(stop);
        return record;
    }

    /// <summary>One round of the worker: deletes old key wraps and, when a week is over, tries the newest backup.</summary>
    public async Task Round(CancellationToken stop = default)
    {
        if (options.Folder is not { } folder)
            return;
        var now = clock.GetUtcNow();
        BackupFolder.Purge(folder, now);
        var standing = await Show(stop);
        // A clock that stepped back must not stop the drills.
        if (standing.Backups.Any(backup => backup.OpensCases) && (standing.LastDrill is not { } last || (now - last.At).Duration() >= TimeSpan.FromDays(options.DrillEveryDays)))
            await Drill(stop);
    }

    private string Folder() => options.Folder ?? throw new StorageRefusedException("No folder for backups is set (--Backups:Folder=DIR).");
}

/// <param name="Options">Where backups are and when to warn.</param>
/// <param name="Backups">The newest first.</param>
/// <param name="Now">The instant of looking.</param>
public sealed record BackupStanding(BackupOptions Options, IReadOnlyList<KnownBackup> Backups, DateTimeOffset Now)
{
    public DrillRecord? LastDrill { get; init; }

    public DrillRecord? LastGood { get; init; }

    /// <summary>True when nobody knows whether the backups can be restored: no good drill in time, or the last one failed.</summary>
    public bool Warns => LastDrill is not { Good: true } || LastGood is not { } good || Now - good.At > TimeSpan.FromDays(Options.WarnAfterDays);
}
