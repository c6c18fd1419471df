using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Benchmarks;

/// <summary>How many access codes are checked in a second, and whether the time tells a known code from an unknown one.</summary>
public static class CodeFigures
{
    private const int Times = 40;

    public static async Task Run()
    {
        using var folder = new TestFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddRevocaStorage(new VaultOptions { DataFolder = folder.Data, CredentialsFolder = null }).BuildServiceProvider();
        await services.GetRequiredService<StartDatabase>().RunAsync();
        var dbs = services.GetRequiredService<IDbContextFactory<CaseworkDb>>();
        var (locks, code, revoked) = (services.GetRequiredService<CodeLocks>(), AccessCode.New(), AccessCode.New());
        await using (var db = await dbs.CreateDbContextAsync())
        {
            await locks.LockAsync(db, Guid.NewGuid(), code);
            await db.SaveChangesAsync();
        }

        async Task<double> TryAsync(string typed)
        {
            await using var db = await dbs.CreateDbContextAsync();
            var watch = Stopwatch.GetTimestamp();
            await locks.TryAsync(db, typed);
            return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        }

        foreach (var (name, typed) in new[] { ("warm-up", ""), ("known", code.InWords("en")), ("unknown", revoked.InWords("en")), ("malformed", "no code") })
        {
            var times = new List<double>();
            for (var i = 0; i < Times; i++)
                times.Add(await TryAsync(typed));
            Console.WriteLine($"{name}: median {times.Order().ElementAt(Times / 2):0.0} ms (n = {Times})");
        }

        var all = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync("wrong")));
        Console.WriteLine($"40 at once: {40 / all.Elapsed.TotalSeconds:0.0} a second, working set {Environment.WorkingSet >> 20} MiB");
        SqliteConnection.ClearAllPools();
    }
}
