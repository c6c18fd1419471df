using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Web.Tests.Commands;

public sealed class BackupVerbsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<List<OpenedCase>> FillAsync(TestCasework work)
    {
        var opened = new List<OpenedCase>();
        for (var i = 0; i < 10; i++)
            opened.Add(await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT", CalledName = $"canary{i}", Narrative = "canary story" }, TestCasework.Ada, Stop));
        await work.Get<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, "test.done"), Stop);
        return opened;
    }

    private static async Task<List<Case>> CasesAsync(string data)
    {
        var vault = KeyVault.Open(new VaultOptions { DataFolder = data });
        await using var db = new SqliteDbFactory(data, vault, new StorageState()).CreateDbContext();
        return await db.Set<Case>().AsNoTracking().ToListAsync(Stop);
    }

    [Fact]
    public async Task A_backup_passes_its_drill_and_becomes_a_second_installation_with_the_words_alone()
    {
        await using var work = await TestCasework.Start();
        await FillAsync(work);
        var words = work.Get<KeyRotation>().MakeRecoveryWords();
        Assert.Equal(0, (await CommandLine.Run([], "backup", work.Folder["b"], "--data", work.Folder.Data)).Code);
        var drill = await CommandLine.Run([], "drill", work.Folder["b"], "--data", work.Folder.Data);
        Assert.Equal((0, ""), (drill.Code, drill.Errors));
        Assert.Equal(10, JsonDocument.Parse(drill.Output).RootElement.GetProperty("readable").GetInt32());

        var second = work.Folder["second"];
        var locked = await CommandLine.Run([], "restore", work.Folder["b"], "--data", second);
        Assert.Equal((1, ""), (locked.Code, locked.Output));
        var restored = await CommandLine.Run(Encoding.UTF8.GetBytes(words.In("en")), "restore", work.Folder["b"], "--data", second, "--words");
        Assert.Equal((0, ""), (restored.Code, restored.Errors));
        var cases = await CasesAsync(second);
        Assert.Equal(10, cases.Count(found => SealedRow.Faults(found).Count == 0 && found.Narrative == "canary story"));
        Assert.Equal(0, (await CommandLine.Run([], "audit", "verify", "--data", second)).Code);
    }

    [Fact]
    public async Task A_case_erased_after_the_backup_stays_erased_when_it_is_restored()
    {
        await using var work = await TestCasework.Start();
        var opened = await FillAsync(work);
        Assert.Equal(0, (await CommandLine.Run([], "backup", work.Folder["b"], "--data", work.Folder.Data)).Code);
        await work.Get<EraseCase>().Run(opened[3].Id, AuditActor.Staff(TestCasework.Ada.Value, "lead"), Stop);
        Assert.Equal(9, (await CasesAsync(work.Folder.Data)).Count);
        SqliteConnection.ClearAllPools();
        Directory.Delete(work.Folder.Data, recursive: true);
        var restored = await CommandLine.Run([], "restore", work.Folder["b"], "--data", work.Folder.Data);
        Assert.Equal((0, ""), (restored.Code, restored.Errors));
        var cases = await CasesAsync(work.Folder.Data);
        Assert.Equal(9, cases.Count);
        Assert.DoesNotContain(cases, found => found.Id == opened[3].Id);
        await using var db = new SqliteDbFactory(work.Folder.Data, KeyVault.Open(new VaultOptions { DataFolder = work.Folder.Data }), new StorageState()).CreateDbContext();
        Assert.False(await db.Set<KeyWrap>().AnyAsync(wrap => wrap.CaseId == opened[3].Id.Value, Stop));
    }

    [Fact]
    public async Task No_file_of_data_keys_and_backup_holds_a_sealed_word()
    {
        await using var work = await TestCasework.Start();
        await FillAsync(work);
        Assert.Equal(0, (await CommandLine.Run([], "backup", work.Folder["b"], "--data", work.Folder.Data)).Code);
        var folders = new[] { work.Folder.Data, work.Folder.Keys, work.Folder["b"] };
        var files = folders.SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count >= 6);
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Stop);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("canary"u8) < 0, file);
        }
    }

    [Fact]
    public async Task A_damaged_backup_a_full_folder_and_a_folder_that_is_none_are_refused()
    {
        await using var work = await TestCasework.Start();
        await FillAsync(work);
        Assert.Equal(0, (await CommandLine.Run([], "backup", work.Folder["b"], "--data", work.Folder.Data)).Code);
        Assert.Equal(1, (await CommandLine.Run([], "backup", work.Folder["b"], "--data", work.Folder.Data)).Code);
        Assert.Equal(1, (await CommandLine.Run([], "restore", work.Folder["b"], "--data", work.Folder.Data)).Code);
        Assert.Equal(1, (await CommandLine.Run([], "drill", work.Folder["nothing"], "--data", work.Folder.Data)).Code);
        var database = Path.Combine(work.Folder["b"], "database.sealed");
        var bytes = await File.ReadAllBytesAsync(database, Stop);
        await File.WriteAllBytesAsync(database, bytes[..^1], Stop);
        var drill = await CommandLine.Run([], "drill", work.Folder["b"], "--data", work.Folder.Data);
        Assert.Equal((1, ""), (drill.Code, drill.Output));
        Assert.Contains("damaged", drill.Errors, StringComparison.Ordinal);
    }
}
