using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Signs a checkpoint every 15 minutes and when the server stops.</summary>
internal sealed class SignCheckpoints(SignCheckpoint sign, StorageState state, TimeProvider clock, ILogger<SignCheckpoints> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private Task? last;

    /// <summary>Signs the last checkpoint. A host may be stopped twice, by whoever runs it and by the signal: the second waits for the first instead of asking a database that is gone by then.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            return last ??= EndAsync(cancellationToken);
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync();
    }

    private async Task TryAsync()
    {
        if (state.IsReadOnly)
            return;
        try
        {
            await sign.Run(CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.EntityFrameworkCore.DbUpdateException
            or Microsoft.Data.Sqlite.SqliteException)
        {
            // The next tick tries again; the records themselves are safe.
            logger.LogWarning("No checkpoint of the audit log could be signed: {Reason}", e.GetBaseException().Message);
        }
    }
}
