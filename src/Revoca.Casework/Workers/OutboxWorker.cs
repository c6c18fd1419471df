using Microsoft.Extensions.Logging;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Notices;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Empties the outbox, one mail at a time, the few words to her before the letters. What a failed round held is tried again when its lease has run out.</summary>
public sealed class OutboxWorker(
    SendOutbox send, SendHerMail sendHer, IMailTransport transport, LearnMailSettings learn, StorageState state, TimeProvider clock, ILogger<OutboxWorker> log)
    : RoundWorker(TimeSpan.FromSeconds(2), state, clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await learn.Run(stop);
        while (MayWork && await sendHer.Run(stop))
            stop.ThrowIfCancellationRequested();
        while (MayWork && await send.Run(stop))
            stop.ThrowIfCancellationRequested();
        await transport.Rest();
    }
}
