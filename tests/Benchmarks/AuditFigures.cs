using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Benchmarks;

/// <summary>What a line of the audit log costs beyond the commit it rides on, and how long a million records take to verify.</summary>
public static class AuditFigures
{
    private const int Warm = 200;
    private const int Pairs = 2000;
    private static readonly AuditActor Advocate = AuditActor.Staff(Guid.NewGuid(), "advocate");

    public static async Task Run()
    {
        using var folder = new TestFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddRevocaStorage(new VaultOptions { DataFolder = folder.Data, CredentialsFolder = null }).BuildServiceProvider();
        await services.GetRequiredService<StartDatabase>().RunAsync();
        await AppendAsync(services);
        var size = int.Parse(Environment.GetEnvironmentVariable("AUDIT_RECORDS") ?? "1000000", System.Globalization.CultureInfo.InvariantCulture);
        await FillAsync(services, size);
        var watch = Stopwatch.StartNew();
        var verdict = await services.GetRequiredService<VerifyAudit>().Run([]);
        Console.WriteLine($"verify {verdict.Size:N0} records: {watch.Elapsed.TotalSeconds:0.0} s ({verdict.Finding})");
        SqliteConnection.ClearAllPools();
    }

    private static async Task AppendAsync(IServiceProvider services)
    {
        var dbs = services.GetRequiredService<IDbContextFactory<CaseworkDb>>();
        var (log, caseId) = (services.GetRequiredService<AuditLog>(), Guid.NewGuid());
        await using (var db = await dbs.CreateDbContextAsync())
        {
            services.GetRequiredService<KeyVault>().CaseKeys.Create(db, caseId);
            await db.SaveChangesAsync();
        }

        var (plain, logged, inside) = (new List<double>(), new List<double>(), new List<double>());
        // In turns, and each pair in the other order than the one before: what the disk does meanwhile hits both alike.
        for (var i = 0; i < Warm + Pairs; i++)
        {
            for (var turn = 0; turn < 2; turn++)
            {
                if ((i + turn) % 2 == 0)
                    plain.Add(await SaveAsync(dbs, _ => { }));
                else
                    logged.Add(await SaveAsync(dbs, db => log.Append(db, new AuditLine(Advocate, "case.read") { CaseId = caseId })));
            }

            inside.Add(await InsideAsync(dbs, caseId));
        }

        Print("save without a line", plain);
        Print("save with one line", logged);
        var (before, after) = (Sorted(plain), Sorted(logged));
        Console.WriteLine($"the difference of the two: p50 {At(after, .5) - At(before, .5):0.00} ms, p95 {At(after, .95) - At(before, .95):0.00} ms");
        Print("the record alone, inside a transaction that is open (no commit)", inside);
    }

    private static void Print(string what, List<double> times)
    {
        var sorted = Sorted(times);
        Console.WriteLine($"{what}: p50 {At(sorted, .5):0.00} ms, p95 {At(sorted, .95):0.00} ms (n = {sorted.Count})");
    }

    // The change of a row and its commit, as every use case makes one; inside a transaction of its own, as a save of several rows is.
    private static async Task<double> SaveAsync(IDbContextFactory<CaseworkDb> dbs, Action<CaseworkDb> more)
    {
        await using var db = await dbs.CreateDbContextAsync();
        db.Add(Row());
        more(db);
        var watch = Stopwatch.GetTimestamp();
        await db.SaveChangesAsync();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private static async Task<double> InsideAsync(IDbContextFactory<CaseworkDb> dbs, Guid caseId)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await using var open = await db.Database.BeginTransactionAsync();
        var watch = Stopwatch.GetTimestamp();
        new AuditWriter(db).Write([new AuditLine(Advocate, "case.read") { CaseId = caseId }]);
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private static AuditName Row() => new() { Kind = "figure", RealId = Guid.NewGuid().ToString("N"), Pseudonym = Guid.NewGuid().ToString("N") };

    private static async Task FillAsync(IServiceProvider services, int size)
    {
        var (dbs, log) = (services.GetRequiredService<IDbContextFactory<CaseworkDb>>(), services.GetRequiredService<AuditLog>());
        var watch = Stopwatch.StartNew();
        await using var first = await dbs.CreateDbContextAsync();
        var head = await first.Set<AuditHead>().SingleAsync();
        var tree = MerkleFrontier.Read(head.Size, head.Frontier);
        await using var transaction = await first.Database.BeginTransactionAsync();
        await using var insert = first.Database.GetDbConnection().CreateCommand();
        insert.CommandText = "INSERT INTO audit_records (Seq, Line) VALUES ($seq, $line)";
        var (seq, line) = (new SqliteParameter("$seq", SqliteType.Integer), new SqliteParameter("$line", SqliteType.Blob));
        insert.Parameters.AddRange(new[] { seq, line });
        while (tree.Size < size)
        {
            var bytes = RecordText.Write(new RecordFields(
                tree.Size, head.LastTime, "u-0123456789abcdef", "advocate", "case.read", "c-0123456789abcdef", "", "ok", RecordText.Commitment([])));
            (seq.Value, line.Value) = (tree.Size, bytes);
            await insert.ExecuteNonQueryAsync();
            tree.Add(MerkleTree.Leaf(bytes));
        }

        (head.Size, head.Frontier) = (tree.Size, tree.Write());
        await first.SaveChangesAsync();
        await transaction.CommitAsync();
        await log.RecordAsync(new AuditLine(Advocate, "figure.done"));
        Console.WriteLine($"fill to {size:N0} records: {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static List<double> Sorted(IEnumerable<double> values) => [.. values.Skip(Warm).Order()];
    private static double At(List<double> sorted, double part) => sorted[(int)(sorted.Count * part)];
}
