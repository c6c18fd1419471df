using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Storage.Sqlite;

/// <summary>A populated installation of this version is opened by the next one, and the upgrade is stopped at each of its statements. Two kills here, one at each statement with REVOCA_LONG=1.</summary>
public sealed class UpgradeTests
{
    private const int Cases = 5;
    private static readonly bool Long = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_populated_installation_is_upgraded_everything_stays_readable_and_a_copy_of_before_lies_beside_it()
    {
        await using var work = await FilledAsync();
        await UpgradeAsync(work);
        await SoundAsync(work, upgraded: true);
        var copy = Assert.Single(Directory.GetFiles(work.Folder.Data, "before-*.db"));
        Assert.False(File.Exists(Path.Combine(work.Folder.Data, SqliteUpgrade.Marker)));
        File.Copy(copy, Path.Combine(Directory.CreateDirectory(work.Folder["before"]).FullName, StorageFiles.Database));
        await using var before = new SqliteDbFactory(work.Folder["before"], work.Get<KeyVault>(), new StorageState()).CreateDbContext();
        Assert.Equal(Cases, (await before.Cases.AsNoTracking().ToListAsync(Stop)).Count(found => SealedRow.Faults(found).Count == 0 && found.Narrative.StartsWith("story ", StringComparison.Ordinal)));
        Assert.DoesNotContain(NextSchema.Id, await before.Database.GetAppliedMigrationsAsync(Stop));
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_the_old_schema_whole_and_the_next_try_succeeds()
    {
        var statements = await StatementsAsync();
        await using var work = await FilledAsync();
        for (var n = 1; n <= statements; n++)
        {
            var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => UpgradeAsync(work, at => Fail(at == n)));
            Assert.Contains("as they were before", refusal.Message, StringComparison.Ordinal);
            await SoundAsync(work, upgraded: false);
            work.Clock.Advance(TimeSpan.FromSeconds(1)); // the next copy has a name of its own
        }

        await UpgradeAsync(work);
        await SoundAsync(work, upgraded: true);
        Figure.Tell($"upgrade failed at each of its {statements} statements: {Cases} of {Cases} cases readable in the old schema each time");
    }

    [Fact]
    public async Task A_kill_at_any_statement_leaves_the_old_schema_or_the_new_one_and_the_next_start_ends_it()
    {
        var statements = await StatementsAsync();
        var points = Long ? Enumerable.Range(1, statements).ToList() : [statements / 2, statements - 1];
        foreach (var n in points)
        {
            await using var work = await FilledAsync();
            await KilledAsync(work, n);
            if (Long || n == points[0])
            {
                // The program of this version first: it puts back what it knows.
                await work.Get<StartDatabase>().RunAsync(Stop);
                await SoundAsync(work, upgraded: false);
            }

            await UpgradeAsync(work);
            await SoundAsync(work, upgraded: true);
        }

        Figure.Tell($"upgrade killed at {points.Count} of its {statements} statements: {Cases} of {Cases} cases readable each time");
    }

    private static async Task<TestCasework> FilledAsync()
    {
        var work = await TestCasework.Start();
        foreach (var id in await work.AddAsync(Cases, i => new CaseOpening { Country = "IT", CalledName = $"Robin {i.ToString(CultureInfo.InvariantCulture)}", Narrative = $"story {i.ToString(CultureInfo.InvariantCulture)}" }))
            await work.Get<AddLinks>().Run(id, "https://videos.example/v/1", TestCasework.Ada, Stop);
        return work;
    }

    private static async Task<int> StatementsAsync()
    {
        await using var work = await TestCasework.Start();
        var statements = 0;
        await UpgradeAsync(work, at => statements = at);
        Assert.InRange(statements, 8, 60);
        return statements;
    }

    private static Task UpgradeAsync(TestCasework work, Action<int>? before = null)
    {
        var (vault, options) = (work.Get<KeyVault>(), work.Get<VaultOptions>());
        return new StartDatabase(options, new StorageState(), new NextSchema(work.Folder.Data, vault, before), work.Get<EraseCase>(), work.Get<AuditLog>()).RunAsync(Stop);
    }

    private static void Fail(bool now)
    {
        if (now)
            throw new InvalidOperationException("The disk said no.");
    }

    private static async Task KilledAsync(TestCasework work, int statement)
    {
        SqliteConnection.ClearAllPools();
        using var child = Process.Start(new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "CrashChild.dll"), "upgrade", work.Folder.Data, work.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            "0", "0", "", statement.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException("dotnet did not start.");
        await child.StandardOutput.ReadToEndAsync(Stop);
        await child.WaitForExitAsync(Stop);
        Assert.Equal(137, child.ExitCode);
        Assert.True(File.Exists(Path.Combine(work.Folder.Data, SqliteUpgrade.Marker)));
        work.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    // Everything reads, the log verifies, SQLite finds no damage and no half-made table is left.
    private static async Task SoundAsync(TestCasework work, bool upgraded)
    {
        await using var db = upgraded ? new NextSchema(work.Folder.Data, work.Get<KeyVault>()).CreateDbContext() : work.Db();
        Assert.Equal(upgraded, (await db.Database.GetAppliedMigrationsAsync(Stop)).Contains(NextSchema.Id, StringComparer.Ordinal));
        var cases = await db.Cases.AsNoTracking().ToListAsync(Stop);
        Assert.Equal(Cases, cases.Count(found => SealedRow.Faults(found).Count == 0 && found.Narrative.StartsWith("story ", StringComparison.Ordinal)));
        Assert.Equal(Cases, await db.Items.CountAsync(Stop));
        Assert.Equal(AuditFinding.Ok, (await work.Get<VerifyAudit>().Run([], Stop)).Finding);
        await SqliteUpgrade.CheckAsync(db, Stop);
        var things = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name LIKE 'ef_temp%' OR name = 'next_things'").ToListAsync(Stop);
        Assert.Equal(upgraded ? ["next_things"] : [], things);
        if (upgraded)
            Assert.Equal(Cases, await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM next_things WHERE Word = 'next IT'").SingleAsync(Stop));
    }
}
