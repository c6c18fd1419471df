using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Notices;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Empties the outbox, one mail at a time.</summary>
public sealed class OutboxWorker(
    SendOutbox send, SendHerMail sendHer, IMailTransport transport, LearnMailSettings learn, StorageState state, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await learn.Run(stoppingToken);
                while (!state.IsReadOnly && await send.Run(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
                while (!state.IsReadOnly && await sendHer.Run(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
                await transport.Rest();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The row's lease runs out and it is tried again; the type alone is logged, for messages may hold addresses.
                log.LogError("The outbox stopped for a moment: {Kind}", e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
