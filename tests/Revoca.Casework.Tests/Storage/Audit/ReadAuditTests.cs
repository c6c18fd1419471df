using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage.Audit;

public sealed class ReadAuditTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_read_newest_first_a_page_at_a_time_and_nothing_is_left_out_or_shown_twice()
    {
        await using var work = await TestCasework.Start();
        for (var i = 0; i < 120; i++)
            await work.Get<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, i % 3 == 0 ? "third.act" : "other.act"), Stop);
        await using var db = work.Db();
        var size = await db.Set<AuditRecord>().CountAsync(Stop);
        Assert.Equal(Enumerable.Range(0, size).Reverse().Select(seq => (long)seq), (await AllAsync(work, new AuditFilter())).Select(row => row.Seq));
        Assert.Equal(40, (await AllAsync(work, new AuditFilter("third."))).Count);
    }

    [Fact]
    public async Task Filters_find_by_case_person_and_outcome_and_names_are_shown_only_to_those_who_may()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example" }, TestCasework.Ada, Stop);
        await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Other" }, TestCasework.Ben, Stop);
        await work.Get<AuditLog>().RecordAsync(AuditLine.Refused(AuditActor.Of(TestCasework.Ben), "case.read", opened.Id.Value), Stop);
        var read = work.Get<ReadAudit>();
        var ofCase = (await read.Run(new AuditFilter(Case: opened.Reference.Text), null, showCases: true, Stop)).Rows;
        Assert.Equal(["case.read", "case.open"], ofCase.Select(row => row.Act));
        Assert.All(ofCase, row => Assert.Equal(opened.Reference, row.Reference));
        var hidden = (await read.Run(new AuditFilter(Outcome: "refused"), null, showCases: false, Stop)).Rows;
        Assert.Null(Assert.Single(hidden).Reference);
        Assert.Equal(2, (await read.Run(new AuditFilter(Who: TestCasework.Ben), null, showCases: true, Stop)).Rows.Count);
        Assert.Empty((await read.Run(new AuditFilter(Case: "RV-22222"), null, showCases: true, Stop)).Rows);
        Assert.Empty((await read.Run(new AuditFilter(Who: new StaffId(Guid.NewGuid())), null, showCases: true, Stop)).Rows);
    }

    private static async Task<List<AuditRow>> AllAsync(TestCasework work, AuditFilter filter)
    {
        var (rows, next) = (new List<AuditRow>(), (long?)null);
        do
        {
            var sheet = await work.Get<ReadAudit>().Run(filter, next, showCases: true, Stop);
            Assert.True(sheet.Rows.Count <= 50);
            rows.AddRange(sheet.Rows);
            next = sheet.Next;
        }
        while (next is not null);
        return rows;
    }
}
