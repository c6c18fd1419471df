using Microsoft.Extensions.Logging;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Once an hour takes off the mail servers what is no longer needed there.</summary>
public sealed class MailPurgeWorker(PurgeMail purge, LearnMailSettings learn, StorageState state, TimeProvider clock, ILogger<MailPurgeWorker> log)
    : RoundWorker(TimeSpan.FromHours(1), state, clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await learn.Run(stop);
        await purge.Run(stop);
    }
}
