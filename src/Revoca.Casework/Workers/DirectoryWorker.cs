using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Hosts;

namespace Revoca.Casework.Workers;

/// <summary>Reads the organisation's own checks at start, and again at times, for another instance may have kept some.</summary>
public sealed class DirectoryWorker(LearnDirectory learn, TimeProvider clock, ILogger<DirectoryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await learn.Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The host directory was not read again: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
