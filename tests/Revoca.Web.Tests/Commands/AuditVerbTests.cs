using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;

namespace Revoca.Web.Tests.Commands;

public sealed class AuditVerbTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sound_log_verifies_and_a_changed_one_says_what_is_wrong()
    {
        await using var work = await TestCasework.Start();
        await work.Get<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, "test.first"), Stop);
        var note = await work.Get<SignCheckpoint>().Run(Stop);
        await File.WriteAllTextAsync(work.Folder["anchor"], note, Stop);
        var good = await CommandLine.Run([], "audit", "verify", "--data", work.Folder.Data, "--anchor", work.Folder["anchor"]);
        Assert.Equal((0, ""), (good.Code, good.Errors));
        Assert.Equal("ok", JsonDocument.Parse(good.Output).RootElement.GetProperty("finding").GetString());

        await using var db = work.Db();
        await db.Database.ExecuteSqlAsync($"UPDATE audit_records SET Line = CAST(replace(Line, 'test.first', 'test.other') AS BLOB)", Stop);
        var bad = await CommandLine.Run([], "audit", "verify", "--data", work.Folder.Data, "--anchor", work.Folder["anchor"]);
        Assert.Equal(12, bad.Code);
        Assert.Equal("fork", JsonDocument.Parse(bad.Output).RootElement.GetProperty("finding").GetString());
    }

    [Fact]
    public async Task A_case_is_exported_by_its_reference()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT" }, TestCasework.Ada, Stop);
        var outcome = await CommandLine.Run([], "audit", "export", "--data", work.Folder.Data, "--case", opened.Reference.Text, "--out", work.Folder["out"]);
        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.True(JsonDocument.Parse(outcome.Output).RootElement.GetProperty("records").GetInt32() >= 1);
        Assert.True(File.Exists(Path.Combine(work.Folder["out"], "verify.py")));
    }

    [Fact]
    public async Task An_unknown_case_and_a_folder_without_an_installation_are_refused_and_nothing_is_made()
    {
        await using var work = await TestCasework.Start();
        var unknown = await CommandLine.Run([], "audit", "export", "--data", work.Folder.Data, "--case", "RV-22222", "--out", work.Folder["out"]);
        Assert.Equal((1, ""), (unknown.Code, unknown.Output));
        Assert.Contains("RV-22222", unknown.Errors, StringComparison.Ordinal);
        var nowhere = await CommandLine.Run([], "audit", "verify", "--data", work.Folder["nowhere"]);
        Assert.Equal((1, ""), (nowhere.Code, nowhere.Output));
        Assert.False(Directory.Exists(work.Folder["nowhere"]) || Directory.Exists(work.Folder["nowhere"] + "-keys"));
    }
}
