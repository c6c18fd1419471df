using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Benchmarks;

/// <summary>Whether the time tells one wrong code from another, and how many codes are checked in a second.</summary>
public static class CodeFigures
{
    private const int Rounds = 150;
    private const int Warm = 5;

    public static async Task Run()
    {
        using var folder = new TestFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddRevocaStorage(new VaultOptions { DataFolder = folder.Data, CredentialsFolder = null }).BuildServiceProvider();
        await services.GetRequiredService<StartDatabase>().RunAsync();
        var codes = new Codes(services);
        var kinds = await codes.PrepareAsync();
        var times = kinds.ToDictionary(kind => kind.Name, _ => new List<double>());

        // In turns, and each round beginning with another kind: what the machine does meanwhile hits all of them alike.
        for (var round = 0; round < Warm + Rounds; round++)
        {
            for (var turn = 0; turn < kinds.Count; turn++)
            {
                var (name, typed) = kinds[(round + turn) % kinds.Count];
                var took = await codes.TryAsync(typed);
                if (round >= Warm)
                    times[name].Add(took);
            }
        }

        foreach (var (name, took) in times)
            Console.WriteLine($"{name}: median {Median(took):0.0} ms, best {took.Min():0.0} ms (n = {Rounds})");
        var wrong = times.Where(pair => pair.Key != "known").Select(pair => Median(pair.Value)).ToList();
        Console.WriteLine($"wrong codes: medians at most {wrong.Max() - wrong.Min():0.0} ms apart");
        await FlowAsync(codes);
        SqliteConnection.ClearAllPools();
    }

    private static async Task FlowAsync(Codes codes)
    {
        const int Many = 200;
        var watch = Stopwatch.StartNew();
        var peak = 0L;
        // As many as the queue takes: two are derived at a time, the others wait without memory.
        for (var done = 0; done < Many; done += 40)
        {
            var running = Task.WhenAll(Enumerable.Range(0, 40).Select(_ => codes.TryAsync("wrong")));
            while (await Task.WhenAny(running, Task.Delay(20)) != running)
                peak = Math.Max(peak, Environment.WorkingSet);
        }

        Console.WriteLine($"{Many} in groups of 40 at once: {Many / watch.Elapsed.TotalSeconds:0.0} a second, working set at most {peak >> 20} MiB, {Environment.ProcessorCount} cores");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>A store with a case whose code opens it, and one whose code was taken back; a code is tried as the check page tries it.</summary>
    private sealed class Codes(IServiceProvider services)
    {
        private readonly IDbContextFactory<CaseworkDb> _dbs = services.GetRequiredService<IDbContextFactory<CaseworkDb>>();
        private readonly CodeLocks _locks = services.GetRequiredService<CodeLocks>();

        public async Task<IReadOnlyList<(string Name, string Typed)>> PrepareAsync()
        {
            var (known, revoked) = (AccessCode.New(), AccessCode.New());
            var reissued = Guid.NewGuid();
            await using var db = await _dbs.CreateDbContextAsync();
            await _locks.LockAsync(db, Guid.NewGuid(), known);
            await _locks.LockAsync(db, reissued, revoked);
            await db.SaveChangesAsync();
            await CodeLocks.RevokeAsync(db, reissued);
            await _locks.LockAsync(db, reissued, AccessCode.New());
            await db.SaveChangesAsync();
            return
            [
                ("known", known.InWords("en")), ("unknown", AccessCode.New().InWords("en")), ("revoked", revoked.InWords("en")),
                ("malformed", "these are no words"), ("wrong check digit", "0000 0000 0000 0000 0000 5"),
            ];
        }

        public async Task<double> TryAsync(string typed)
        {
            var cases = new Revoca.Casework.Cases.OpenByCode(_dbs, _locks, services.GetRequiredService<AuditLog>());
            var watch = Stopwatch.GetTimestamp();
            await cases.Run(typed);
            return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        }

    }
}
