using Microsoft.Extensions.Logging;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Looks at the clocks every few minutes.</summary>
public sealed class ClockWorker(CheckClocks check, ClockIndex index, StorageState state, TimeProvider clock, ILogger<ClockWorker> log)
    : RoundWorker(TimeSpan.FromMinutes(5), state, clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await index.Refresh(stop);
        await check.Run(stop);
    }
}
