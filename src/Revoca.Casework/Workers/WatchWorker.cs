using Microsoft.Extensions.Logging;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Looks at watched places, a few every quarter of an hour. Which place is due stands with the place, so a restart looks at none twice.</summary>
public sealed class WatchWorker(WatchPages watch, StorageState state, TimeProvider clock, ILogger<WatchWorker> log)
    : RoundWorker(TimeSpan.FromMinutes(15), state, clock, log)
{
    protected override async Task Round(CancellationToken stop) => await watch.Run(stop);
}
