using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Backups;

namespace Revoca.Casework.Workers;

/// <summary>Looks after the backups every hour: old key wraps go, and each week the newest is tried.</summary>
public sealed class BackupWorker(KeepBackups backups, StorageState storage, TimeProvider clock, ILogger<BackupWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!storage.IsReadOnly)
                    await backups.Round(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The backups were not looked after this time: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
