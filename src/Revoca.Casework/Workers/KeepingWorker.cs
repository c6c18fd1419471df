using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Looks every hour which cases come to their end.</summary>
public sealed class KeepingWorker(CheckRetention check, StorageState storage, TimeProvider clock, ILogger<KeepingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!storage.IsReadOnly)
                    await check.Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("What is kept how long was not looked at this time: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
