using Microsoft.Extensions.Logging;
using Revoca.Casework.HerSide;
using Revoca.Casework.Reports;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Does every hour what she was promised: forgets reports that were never sent, carries out what has waited its seven days.</summary>
public sealed class HerSideWorker(ForgetDrafts drafts, HerWishes wishes, StorageState state, TimeProvider clock, ILogger<HerSideWorker> log)
    : RoundWorker(TimeSpan.FromHours(1), state, clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await drafts.Run(stop);
        await wishes.CarryOut(stop);
    }
}
