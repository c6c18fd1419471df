using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Looks at watched places, a few every quarter of an hour.</summary>
public sealed class WatchWorker(WatchPages watch, StorageState state, TimeProvider clock, ILogger<WatchWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!state.IsReadOnly)
                    await watch.Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next round tries again; the type alone is logged, for messages may hold addresses.
                log.LogError("The watch did not finish its round: {Kind}", e.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
