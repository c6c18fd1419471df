using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Brings answers in: collects from all mailboxes and reads what is new until nothing is left, then waits until one of them has news. Looks at the
/// settings in each round. On a read-only disk mail stays on the server.</summary>
public sealed class MailWorker(
    CollectMail collect, ReceiveReply receive, LearnMailSettings learn, MailboxStates states, StorageState state, TimeProvider clock, MailOptions options, ILogger<MailWorker> log) : BackgroundService
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
        var came = await collect.Run(stop);
        while (await receive.Run(stop))
            stop.ThrowIfCancellationRequested();
        if (came > 0)
            return;
        var answers = options.Mailboxes.Where(mailbox => !mailbox.IsArchive).ToList();
        // A mailbox in trouble answers at once: it is asked again after a pause, not without end.
        if (answers.Count == 0 || answers.Exists(mailbox => states.Of(mailbox.Name)?.Trouble is not null))
            await Wait(stop);
        else
            await collect.WaitForNews(stop);
    }

    private async Task Wait(CancellationToken stop) => await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
