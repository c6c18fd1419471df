using Microsoft.Extensions.Logging;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Workers;

/// <summary>Looks every hour whether the log is due for a time-stamp from outside.</summary>
public sealed class StampWorker(StampCheckpoint stamps, StorageState storage, TimeProvider clock, ILogger<StampWorker> log)
    : RoundWorker(TimeSpan.FromHours(1), storage, clock, log)
{
    protected override Task Round(CancellationToken stop) => stamps.Run(stop);
}
