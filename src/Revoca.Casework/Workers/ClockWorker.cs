using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Looks at the clocks every few minutes.</summary>
public sealed class ClockWorker(CheckClocks check, ClockIndex index, StorageState state, TimeProvider clock, ILogger<ClockWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!state.IsReadOnly)
                {
                    await index.Refresh(stoppingToken);
                    await check.Run(stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next round tries again; the type alone is logged, for messages may hold addresses.
                log.LogError("The clocks were not read this time: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
