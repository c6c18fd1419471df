using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Reports;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Does every hour what she was promised: forgets reports that were never sent.</summary>
public sealed class HerSideWorker(ForgetDrafts drafts, StorageState state, TimeProvider clock, ILogger<HerSideWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!state.IsReadOnly)
                    await drafts.Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next round tries again; the type alone is logged, for messages may hold addresses.
                log.LogError("Her side was not looked after this time: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
