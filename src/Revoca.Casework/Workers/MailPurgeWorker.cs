using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Once an hour takes off the mail servers what is no longer needed there.</summary>
public sealed class MailPurgeWorker(PurgeMail purge, LearnMailSettings learn, StorageState state, TimeProvider clock, ILogger<MailPurgeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await learn.Run(stoppingToken);
                if (!state.IsReadOnly)
                    await purge.Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Mail servers could not be tidied: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
