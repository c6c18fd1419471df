using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Web.Tests.Commands;

/// <summary>Rotations killed at random points: 2 of each kind here, 200 with REVOCA_LONG=1.</summary>
public sealed class KeysVerbTests
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? 200 : 2;
    private const int Cases = 6;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kek")]
    [InlineData("team")]
    [InlineData("pepper")]
    public async Task A_rotation_killed_at_any_point_loses_nothing(string what)
    {
        await using var work = await TestCasework.Start();
        for (var i = 0; i < Cases; i++)
            await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT", CalledName = $"Person {i}" }, TestCasework.Ada, Stop);
        for (var i = 0; i < Kills; i++)
        {
            await RotateAndKillAsync(work.Folder.Data, what);
            Assert.Equal(Enumerable.Range(0, Cases).Select(n => $"Person {n}").Order(StringComparer.Ordinal), await NamesAsync(work));
        }

        Figure.Tell($"rotation of {what} killed at {Kills} random points: {Cases} of {Cases} cases readable each time");
    }

    [Fact]
    public async Task Lost_keys_come_back_with_the_words_and_wrong_words_are_refused()
    {
        await using var work = await TestCasework.Start();
        await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT", CalledName = "Person" }, TestCasework.Ada, Stop);
        var made = await CommandLine.Run([], "keys", "words", "--data", work.Folder.Data, "--language", "it");
        var words = JsonDocument.Parse(made.Output).RootElement.GetProperty("words").GetString() ?? "";
        File.Delete(Path.Combine(work.Folder.Keys, "kek"));
        var locked = await CommandLine.Run([], "audit", "verify", "--data", work.Folder.Data);
        Assert.Equal((1, ""), (locked.Code, locked.Output));
        Assert.Contains("recovery words", locked.Errors, StringComparison.Ordinal);
        var wrong = await CommandLine.Run(Encoding.UTF8.GetBytes(RecoveryWords.New().In("en")), "keys", "recover", "--data", work.Folder.Data);
        Assert.Equal((1, ""), (wrong.Code, wrong.Output));
        var right = await CommandLine.Run(Encoding.UTF8.GetBytes(words), "keys", "recover", "--data", work.Folder.Data);
        Assert.Equal((0, ""), (right.Code, right.Errors));
        Assert.Equal(["Person"], await NamesAsync(work));
    }

    private static async Task RotateAndKillAsync(string data, string what)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll"), "keys", "rotate", what, "--data", data, "--times", "1000"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        Assert.Contains("rotated", await process.StandardOutput.ReadLineAsync(Stop) ?? "", StringComparison.Ordinal);
        await Task.Delay(RandomNumberGenerator.GetInt32(120), Stop);
        process.Kill();
        await process.WaitForExitAsync(Stop);
    }

    // A process of its own would read the same: fresh keys, fresh cache.
    private static async Task<IEnumerable<string>> NamesAsync(TestCasework work)
    {
        var vault = KeyVault.Open(new VaultOptions { DataFolder = work.Folder.Data });
        await using var db = new Casework.Storage.Sqlite.SqliteDbFactory(work.Folder.Data, vault, new Casework.Storage.StorageState()).CreateDbContext();
        var cases = await db.Set<Case>().AsNoTracking().ToListAsync(Stop);
        return cases.Select(found => found.CalledName ?? "").Order(StringComparer.Ordinal);
    }
}
