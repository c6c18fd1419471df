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

        var (plain, logged) = (new List<double>(), new List<double>());
        for (var i = 0; i < 1200; i++)
        {
            plain.Add(await SaveAsync(dbs, _ => { }));
            logged.Add(await SaveAsync(dbs, db => log.Append(db, new AuditLine(Advocate, "case.read") { CaseId = caseId })));
        }

        var (before, after) = (Sorted(plain), Sorted(logged));
        Console.WriteLine($"save without a line: p50 {At(before, .5):0.00} ms, p95 {At(before, .95):0.00} ms");
        Console.WriteLine($"save with one line:  p50 {At(after, .5):0.00} ms, p95 {At(after, .95):0.00} ms");
        Console.WriteLine($"the line itself:     p50 {At(after, .5) - At(before, .5):0.00} ms, p95 {At(after, .95) - At(before, .95):0.00} ms (n = {before.Count})");
    }

    // The change of a row and its commit, as every use case makes one.
    private static async Task<double> SaveAsync(IDbContextFactory<CaseworkDb> dbs, Action<CaseworkDb> more)
    {
        await using var db = await dbs.CreateDbContextAsync();
        db.Add(new AuditName { Kind = "figure", RealId = Guid.NewGuid().ToString("N"), Pseudonym = Guid.NewGuid().ToString("N") });
        more(db);
        var watch = Stopwatch.GetTimestamp();
        await db.SaveChangesAsync();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

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

    private static List<double> Sorted(IEnumerable<double> values) => [.. values.Skip(200).Order()];
    private static double At(List<double> sorted, double part) => sorted[(int)(sorted.Count * part)];
}
