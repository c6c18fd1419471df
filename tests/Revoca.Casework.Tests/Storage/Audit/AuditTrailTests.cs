using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Demo;
using Revoca.Casework.Evidence;
using Revoca.Casework.HerSide;
using Revoca.Casework.Law;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Notices;
using Revoca.Casework.People.Team;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage.Audit;

/// <summary>Nothing changes without a record, whatever the use case remembers to say.</summary>
public sealed class AuditTrailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_demo_leaves_one_record_for_each_line_of_history_and_none_by_somebody_unknown()
    {
        using var folder = new TestFolder();
        var options = CaseworkOptions.For(folder.Data);
        await new SeedDemo(options, TimeProvider.System).Run(Stop);
        await using var services = new ServiceCollection().AddLogging().AddCasework(options).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        var log = await ReadAsync(db);
        var told = log.Select(record => record.Details?.TryGetProperty("event", out var id) == true ? id.GetString() : null).OfType<string>().ToList();
        var events = await db.Events.AsNoTracking().ToListAsync(Stop);
        Assert.True(events.Count > 150);
        Assert.Equal(events.Select(happened => happened.Id.Value.ToString("N")).Order(), told.Order());
        Assert.Empty(log.Where(record => record.Fields.Role == "unknown").Select(record => record.Fields.Act));
        Assert.DoesNotContain(log, record => record.Fields.Act == "clock.back");
        Assert.Contains("advocate", log.Select(record => record.Fields.Role));
        Assert.Equal(AuditFinding.Ok, (await services.GetRequiredService<VerifyAudit>().Run([], Stop)).Finding);
    }

    [Fact]
    public async Task The_main_job_reads_in_the_log_from_the_opening_to_the_answer()
    {
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>());
        var (opened, notice) = await SentNotices.One(work);
        var reply = await work.Get<RecordAnswer>().Run(notice.Id, Domain.Replies.ReplySource.Form, "It was removed.", work.Clock.GetUtcNow(), TestCasework.Ada, Stop);
        await work.Get<DecideReply>().Run(reply, Domain.Replies.HostAnswer.Removed, [], null, TestCasework.Ben, Stop);
        var item = notice.Items[0].ItemId;
        await work.Get<ObserveItems>().Run(opened.Id, [item], Availability.Unavailable, TestCasework.Ada, Stop);
        await work.Get<LockItem>().Run(opened.Id, item, TestCasework.Ada, Stop);
        await work.Get<UnlockItem>().Run(opened.Id, item, "Proof of age was seen.", TestCasework.Ben, Stop);
        await work.Get<ChangeCase>().Pause(opened.Id, "She asked for time.", Actor.Person, Stop);
        await LostCodes.Renew(work, opened.Id);
        await using var db = work.Db();
        var log = await ReadAsync(db);
        string[] acts =
        [
            "case.open", "item.add", "case.await-consent", "mandate.give", "consent.ask", "consent.give", "case.activate", "notice.draft", "notice.approve",
            "notice.hand-over", "notice.send", "reply.receive", "notice.decide", "item.observe", "item.lock", "item.unlock", "case.pause", "code.reissue",
        ];
        Assert.Equal(acts, log.Select(record => record.Fields.Act).Where(acts.Contains).Distinct());
        // The test's own staff are put into the tables by nobody.
        Assert.DoesNotContain(log, record => record.Fields.Role == "unknown" && !record.Fields.Act.StartsWith("identity-", StringComparison.Ordinal) && !record.Fields.Act.StartsWith("staff", StringComparison.Ordinal));
        var pause = log.Single(record => record.Fields.Act == "case.pause");
        Assert.Equal(("person", "She asked for time."), (pause.Fields.Role, pause.Details?.GetProperty("why").GetString()));
        Assert.Equal(AuditFinding.Ok, (await work.Get<VerifyAudit>().Run([], Stop)).Finding);
    }

    [Fact]
    public async Task Acts_outside_the_history_of_a_case_are_told_by_name()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await SentNotices.One(work);
        await work.Get<ReviewBasis>().Tick("us-tida", "A. Example, lawyer", TestCasework.Ada, Stop);
        await work.Get<ReviewBasis>().Untick("us-tida", TestCasework.Ada, Stop);
        await work.Get<ClockCalendar>().Renew(TestCasework.Ada, Stop);
        await work.Get<ClockCalendar>().Stop(TestCasework.Ada, Stop);
        await work.Get<FourEyes>().Run(on: true, "There are two of us.", work.Proof(TestCasework.Ada), Stop);
        await work.Get<RecordClockFact>().Run(opened.Id, new ClockSubject(notice.Id, ""), new NewClockFact(ClockFactKind.IdentityRequested, work.Clock.GetUtcNow()), TestCasework.Ada, Stop);
        await work.Get<OpenByCode>().Run(opened.Code.InWords("en"), Stop);
        await work.Get<CollectMail>().Store("inbox", new FetchedMail(new MailboxPosition(1, 1), "From: a@b.test\r\n\r\nHello"u8.ToArray()), Stop);
        await using (var read = work.Db())
            await work.Get<DiscardMail>().Run(await HeldAsync(read), TestCasework.Ada, Stop);
        work.Get<KeyRotation>().RotatePepper();
        await using var db = work.Db();
        var acts = (await ReadAsync(db)).Select(record => record.Fields.Act).ToList();
        foreach (var act in new[]
        {
            "basis.tick", "basis.untick", "calendar.renew", "calendar.stop", "organisation.describe", "organisation.four-eyes", "clock.fact",
            "status.open", "mail.collect", "mail.discard", "keys.rotate",
        })
            Assert.Equal(1, acts.Count(done => done == act));
    }

    private static async Task<IncomingId> HeldAsync(CaseworkDb db)
    {
        var mail = await db.Incoming.SingleAsync(Stop);
        await db.Incoming.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, IncomingState.Quarantined), Stop);
        return mail.Id;
    }

    [Fact]
    public async Task Steps_of_the_ladder_are_told_when_proposed_and_when_decided()
    {
        await using var work = await TestCasework.Start();
        var (opened, _) = await SentNotices.One(work);
        work.Clock.Advance(TimeSpan.FromDays(30));
        await work.Get<CheckClocks>().Run(Stop);
        await using var db = work.Db();
        var step = await db.Set<LadderStep>().AsNoTracking().FirstAsync(Stop);
        await work.Get<DecideStep>().Skip(step.Id, "Not now.", TestCasework.Ada, Stop);
        var log = await ReadAsync(db);
        Assert.Contains(log, record => record.Fields is { Act: "ladder-step.add", Role: "system" });
        var skip = log.Single(record => record.Fields.Act == "step.skip");
        Assert.Equal(log.First(record => record.Fields.Act == "case.open").Fields.Case, skip.Fields.Case);
        Assert.Equal("Not now.", skip.Details?.GetProperty("why").GetString());
        Assert.NotEqual(default, opened.Id);
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_of_any_kind_that_changes_without_a_word_is_recorded_or_is_one_of_fourteen_that_tell_nothing(EntityState state)
    {
        await using var work = await TestCasework.Start();
        var silent = new List<string>();
        await using var db = work.Db();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && !type.HasSharedClrType && !type.ClrType.IsAbstract)
            .Where(type => type.ClrType != typeof(CaseEvent) || state != EntityState.Added))
        {
            db.ChangeTracker.Clear();
            var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
            foreach (var part in type.FindPrimaryKey()?.Properties.Where(part => !part.ClrType.IsValueType) ?? [])
                entry.Property(part).CurrentValue = part.ClrType == typeof(string) ? "key" : new byte[] { 1 };
            entry.State = state;
            if (AuditTrail.Of(db, null).Count == 0)
                silent.Add(type.ClrType.Name);
        }

        Assert.Equal(
            [nameof(AuditCheckpoint), nameof(AuditDetail), nameof(AuditHead), nameof(AuditName), nameof(AuditRecord), nameof(AuditStamp), "BlindMark", "ClockMoment", nameof(HerMail), nameof(KeyWrap), nameof(MailboxCursor), nameof(OutboxMail), "StaleClocks", "WatchTry"],
            silent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_save_that_fails_inside_a_longer_transaction_leaves_no_record_behind()
    {
        await using var work = await TestCasework.Start();
        await using var db = work.Db();
        var before = await db.Set<AuditRecord>().CountAsync(Stop);
        await using (var outer = await db.Database.BeginTransactionAsync(Stop))
        {
            work.Get<AuditLog>().Append(db, new AuditLine(AuditActor.System, "a"));
            db.Add(new AuditCheckpoint { Size = 1, Note = null! }); // a row the database refuses
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
            db.ChangeTracker.Clear();
            await outer.CommitAsync(Stop);
        }

        Assert.Equal(before, await db.Set<AuditRecord>().CountAsync(Stop));
        await db.SaveChangesAsync(Stop); // the line still waits, and goes with the next save
        Assert.Equal(before + 1, await db.Set<AuditRecord>().CountAsync(Stop));
        Assert.Equal(AuditFinding.Ok, (await work.Get<VerifyAudit>().Run([], Stop)).Finding);
    }

    [Fact]
    public void Every_kind_of_event_has_an_act_of_its_own_that_may_stand_in_the_log()
    {
        var acts = Enum.GetValues<CaseEventKind>().Select(AuditActs.Of).ToList();
        Assert.Equal(acts.Count, acts.Distinct().Count());
        Assert.All(acts, act => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", act));
        Assert.Equal("notice.handed-over", AuditActs.Words("NoticeHandedOver", '.'));
    }

    [Fact]
    public async Task Erasing_a_case_takes_every_name_of_it_out_of_the_log_and_leaves_the_records()
    {
        await using var work = await TestCasework.Start();
        var (opened, _) = await SentNotices.One(work);
        await work.Get<OpenByCode>().Run(opened.Code.InWords("en"), Stop);
        await using var db = work.Db();
        var before = await db.Set<AuditRecord>().CountAsync(Stop);
        await work.Get<EraseCase>().Run(opened.Id, AuditActor.Of(TestCasework.Ada), Stop);
        Assert.Equal(before + 1, await db.Set<AuditRecord>().CountAsync(Stop));
        Assert.DoesNotContain(await db.Set<AuditName>().AsNoTracking().ToListAsync(Stop),
            name => name.CaseId is not null || name.RealId.Contains(opened.Id.Value.ToString("N"), StringComparison.Ordinal));
        Assert.DoesNotContain(await db.Set<AuditDetail>().AsNoTracking().ToListAsync(Stop), detail => detail.CaseId == opened.Id.Value);
        Assert.Equal(AuditFinding.Ok, (await work.Get<VerifyAudit>().Run([], Stop)).Finding);
    }

    private static async Task<List<(RecordFields Fields, JsonElement? Details)>> ReadAsync(CaseworkDb db)
    {
        var details = await db.Set<AuditDetail>().AsNoTracking().ToDictionaryAsync(detail => detail.Seq, detail => detail.Payload, Stop);
        var records = await db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Seq).ToListAsync(Stop);
        return [.. records.Select(record => (RecordText.Read(record.Line) ?? throw new InvalidOperationException("No record."), Details(details[record.Seq])))];
    }

    private static JsonElement? Details(byte[]? payload)
    {
        var parsed = JsonSerializer.Deserialize<JsonElement>(payload.AsSpan(16));
        return parsed.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object ? details : null;
    }
}
