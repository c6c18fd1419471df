using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Brings answers in: waits for news in the first mailbox, then collects from all and reads what is new. On a read-only disk it stays on the server.</summary>
public sealed class MailWorker(
    CollectMail collect, ReceiveReply receive, MailOptions options, StorageState state, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = options.Mailboxes.FirstOrDefault(mailbox => !mailbox.IsArchive);
        while (first is not null && !state.IsReadOnly && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await collect.Run(stoppingToken);
                while (await receive.Run(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
                await new Mailbox(first).WaitForNews(TimeSpan.FromSeconds(first.PollSeconds), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The position moves only with what is stored, so nothing is lost; the type alone is logged, for messages may hold addresses.
                log.LogError("Mail could not be collected for a moment: {Kind}", e.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(first.PollSeconds), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
