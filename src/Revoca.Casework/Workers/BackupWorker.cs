using Microsoft.Extensions.Logging;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Backups;

namespace Revoca.Casework.Workers;

/// <summary>Looks after the backups every hour: old key wraps go, and each week the newest is tried.</summary>
public sealed class BackupWorker(KeepBackups backups, StorageState storage, TimeProvider clock, ILogger<BackupWorker> log)
    : RoundWorker(TimeSpan.FromHours(1), storage, clock, log)
{
    protected override async Task Round(CancellationToken stop) => await backups.Round(stop);
}
