using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Does one round of work, waits, and does the next, until the program stops. A round that fails is tried again after the same wait: not even a
/// time-out inside it, which .NET reports as a cancellation, ends the worker.</summary>
/// <param name="pause">Between the end of a round and the next.</param>
/// <param name="written">Asked before each round: on a read-only disk nothing is done. Null for work that writes nothing.</param>
public abstract class RoundWorker(TimeSpan pause, StorageState? written, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Whether the disk can be written, for a round that is long enough to ask again.</summary>
    protected bool MayWork => written is not { IsReadOnly: true };

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (MayWork)
                    await Round(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The type alone is logged, for messages may hold addresses.
                log.LogError("{Worker} did not finish its round and will try again: {Kind}", GetType().Name, e.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected abstract Task Round(CancellationToken stop);
}
