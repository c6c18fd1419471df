using Microsoft.Extensions.Logging;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Storage;

namespace Revoca.Casework.Workers;

/// <summary>Looks every hour which cases come to their end.</summary>
public sealed class KeepingWorker(CheckRetention check, StorageState storage, TimeProvider clock, ILogger<KeepingWorker> log)
    : RoundWorker(TimeSpan.FromHours(1), storage, clock, log)
{
    protected override async Task Round(CancellationToken stop) => await check.Run(stop);
}
