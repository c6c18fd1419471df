using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Brings answers in: waits for news in the first mailbox, then collects from all and reads what is new. Looks at the settings in each round.
/// On a read-only disk mail stays on the server.</summary>
public sealed class MailWorker(
    CollectMail collect, ReceiveReply receive, LearnMailSettings learn, MailOptions options, StorageState state, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!state.IsReadOnly && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The position moves only with what is stored, so nothing is lost; the type alone is logged, for messages may hold addresses.
                log.LogError("Mail could not be collected for a moment: {Kind}", e.GetType().Name);
                await Wait(stoppingToken);
            }
        }
    }

    private async Task Round(CancellationToken stop)
    {
        await learn.Run(stop);
        var first = options.Mailboxes.FirstOrDefault(mailbox => !mailbox.IsArchive);
        if (first is not null)
            await collect.Run(stop);
        while (await receive.Run(stop))
            stop.ThrowIfCancellationRequested();
        if (first is not null)
            await new Mailbox(first).WaitForNews(TimeSpan.FromSeconds(first.PollSeconds), stop);
        else
            await Wait(stop);
    }

    private async Task Wait(CancellationToken stop) => await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
