using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Tests.Storage.Audit;

public sealed class SignCheckpointsTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_checkpoint_is_signed_at_shutdown_and_by_several_at_once_only_once()
    {
        var worker = _store.Get<IEnumerable<IHostedService>>().OfType<SignCheckpoints>().Single();
        await worker.StartAsync(Stop);
        await _store.Log.RecordAsync(new AuditLine(AuditActor.System, "a"), Stop);
        await worker.StopAsync(Stop);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.Get<SignCheckpoint>().Run(Stop)));
        await using var db = _store.Open();
        Assert.Equal(1, (await db.Set<AuditCheckpoint>().SingleAsync(Stop)).Size);
    }

    [Fact]
    public async Task A_host_that_is_stopped_twice_signs_once_and_asks_no_database_that_is_gone()
    {
        using var kept = new KeptLogs();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(kept));
        using var worker = new SignCheckpoints(_store.Get<SignCheckpoint>(), _store.Get<StorageState>(), _store.Clock, logs.CreateLogger<SignCheckpoints>());
        await worker.StartAsync(Stop);
        await _store.Log.RecordAsync(new AuditLine(AuditActor.System, "a"), Stop);
        await Task.WhenAll(worker.StopAsync(Stop), worker.StopAsync(Stop));
        SqliteConnection.ClearAllPools();
        Directory.Delete(_store.Folder.Data, recursive: true);
        await worker.StopAsync(Stop);
        Assert.DoesNotContain("No checkpoint", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_is_signed_every_fifteen_minutes()
    {
        var worker = _store.Get<IEnumerable<IHostedService>>().OfType<SignCheckpoints>().Single();
        await worker.StartAsync(Stop);
        await _store.Log.RecordAsync(new AuditLine(AuditActor.System, "a"), Stop);
        _store.Clock.Advance(TimeSpan.FromMinutes(14));
        await using var db = _store.Open();
        Assert.False(await db.Set<AuditCheckpoint>().AnyAsync(Stop));
        for (var tries = 0; tries < 3000 && !await db.Set<AuditCheckpoint>().AnyAsync(Stop); tries++) // the worker may need a moment to begin waiting
        {
            _store.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, Stop);
        }

        Assert.Equal(1, (await db.Set<AuditCheckpoint>().SingleAsync(Stop)).Size);
        await worker.StopAsync(Stop);
    }
}
