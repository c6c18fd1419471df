using Microsoft.Extensions.Logging;
using Revoca.Casework.Hosts;

namespace Revoca.Casework.Workers;

/// <summary>Reads the organisation's own checks at start, and again at times, for another instance may have kept some.</summary>
public sealed class DirectoryWorker(LearnDirectory learn, TimeProvider clock, ILogger<DirectoryWorker> log) : RoundWorker(TimeSpan.FromMinutes(5), null, clock, log)
{
    protected override async Task Round(CancellationToken stop) => await learn.Run(stop);
}
