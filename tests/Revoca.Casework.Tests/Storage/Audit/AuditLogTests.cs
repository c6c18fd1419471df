using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly Guid _case = Guid.NewGuid();
    private static readonly AuditActor Advocate = AuditActor.Staff(Guid.Parse("0f0f0f0f-0000-0000-0000-000000000001"), "advocate");
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    private async Task<List<AuditRecord>> RecordsAsync()
    {
        await using var db = _store.Open();
        return await db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Seq).ToListAsync(Stop);
    }

    private async Task MakeKeysAsync()
    {
        await using var db = _store.Open();
        _store.Vault.CaseKeys.Create(db, _case);
        await db.SaveChangesAsync(Stop);
    }

    [Fact]
    public async Task A_record_has_the_agreed_form_to_the_byte()
    {
        await MakeKeysAsync();
        await _store.Log.RecordAsync(new AuditLine(Advocate, "case.open") { CaseId = _case, ObjectId = Guid.NewGuid() }, Stop);
        var line = Encoding.UTF8.GetString(Assert.Single(await RecordsAsync()).Line);
        Assert.Matches(
            """^\{"v":1,"seq":0,"ts":"2026-01-02T03:04:00\.000Z","actor":"u-[0-9a-f]{16}","role":"advocate","act":"case\.open","case":"c-[0-9a-f]{16}","obj":"o-[0-9a-f]{16}","out":"ok","dc":"[A-Za-z0-9_-]{43}"\}$""",
            line);
        Assert.DoesNotContain("0f0f0f0f", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_and_its_line_are_kept_together_or_not_at_all()
    {
        await using (var db = _store.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            _store.Log.Append(db, new AuditLine(Advocate, "case.open"));
            await db.SaveChangesAsync(Stop);
            await transaction.RollbackAsync(Stop);
        }

        Assert.Empty(await RecordsAsync());
        await using (var db = _store.Open())
        {
            _store.Log.Append(db, new AuditLine(Advocate, "case.open"));
            db.Add(new AuditCheckpoint { Size = 1, Note = null! }); // a row the database refuses
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
            Assert.Empty(await RecordsAsync());
            db.ChangeTracker.Clear();
            await db.SaveChangesAsync(Stop);
        }

        Assert.Single(await RecordsAsync());
    }

    [Fact]
    public async Task Details_open_for_the_holder_of_the_case_and_name_its_previous_record()
    {
        await MakeKeysAsync();
        await _store.Log.RecordAsync(new AuditLine(Advocate, "case.read") { CaseId = _case }, Stop);
        await _store.Log.RecordAsync(new AuditLine(Advocate, "team.read"), Stop);
        await _store.Log.RecordAsync(new AuditLine(Advocate, "case.note") { CaseId = _case, Details = new { Words = 12 } }, Stop);
        await using var db = _store.Open();
        var details = await db.Set<AuditDetail>().AsNoTracking().OrderBy(detail => detail.Seq).ToListAsync(Stop);
        Assert.Equal("""{"prev":null,"details":null}""", Encoding.UTF8.GetString(details[0].Payload.AsSpan(16)));
        Assert.Equal("""{"prev":0,"details":{"words":12}}""", Encoding.UTF8.GetString(details[2].Payload.AsSpan(16)));
        var records = await RecordsAsync();
        Assert.All(records.Zip(details), pair =>
            Assert.Equal(RecordText.Commitment(pair.Second.Payload), RecordText.Read(pair.First.Line)?.Commitment));
    }

    [Fact]
    public async Task A_clock_set_back_two_hours_is_noted_once_and_time_stands_still()
    {
        await _store.Log.RecordAsync(new AuditLine(Advocate, "a"), Stop);
        _store.Clock.AdjustTime(_store.Clock.GetUtcNow().AddHours(-2));
        await _store.Log.RecordAsync(new AuditLine(Advocate, "b"), Stop);
        await _store.Log.RecordAsync(new AuditLine(Advocate, "c"), Stop);
        var fields = (await RecordsAsync()).Select(record => RecordText.Read(record.Line)).ToList();
        Assert.Equal(["a", "clock.back", "b", "c"], fields.Select(field => field?.Act));
        Assert.Single(fields.Select(field => field?.Time).Distinct());
        Assert.Equal(AuditFinding.Ok, (await _store.Get<VerifyAudit>().Run([], Stop)).Finding);
    }

    [Fact]
    public async Task Many_writers_at_once_leave_one_unbroken_log()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), Stop, async (i, stop) =>
            await _store.Log.RecordAsync(new AuditLine(Advocate, $"act.{i}"), stop));
        var verdict = await _store.Get<VerifyAudit>().Run([], Stop);
        Assert.Equal((AuditFinding.Ok, 60L), (verdict.Finding, verdict.Size));
    }

    [Theory]
    [InlineData("Case.Open")]
    [InlineData("case\"open")]
    [InlineData("case\nopen")]
    public async Task An_act_that_could_break_the_line_is_refused(string act)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _store.Log.RecordAsync(new AuditLine(Advocate, act), Stop));
        Assert.Empty(await RecordsAsync());
    }

    [Fact]
    public async Task A_checkpoint_is_a_signed_note_and_its_anchor_lies_in_the_data_folder()
    {
        await _store.Log.RecordAsync(new AuditLine(Advocate, "a"), Stop);
        var note = await _store.Get<SignCheckpoint>().Run(Stop);
        Assert.Equal(note, await _store.Get<SignCheckpoint>().Run(Stop));
        var lines = note.Split('\n');
        Assert.Equal("1", lines[1]);
        Assert.Equal(32, Convert.FromBase64String(lines[2]).Length);
        Assert.StartsWith($"\u2014 {lines[0]} ", lines[4], StringComparison.Ordinal);
        Assert.Equal(note, File.ReadAllText(Path.Combine(_store.Folder.Data, "anchors", "2026-01-02.note"), Encoding.UTF8));
        Assert.Equal(AuditFinding.Ok, (await _store.Get<VerifyAudit>().Run([new(note), new((await _store.Get<SignCheckpoint>().NowAsync(Stop)).Short)], Stop)).Finding);
    }
}
