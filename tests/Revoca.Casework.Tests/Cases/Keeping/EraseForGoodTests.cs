using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Casework.Tests.Cases.Search;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;
using UglyToad.PdfPig;

namespace Revoca.Casework.Tests.Cases.Keeping;

public sealed class EraseForGoodTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_certificate_names_the_case_the_day_and_when_no_backup_opens_it_any_more()
    {
        await using var work = await TestCasework.Start();
        var id = await SearchCasesTests.FileAsync(work);
        var reference = await work.Db().Cases.Where(found => found.Id == id).Select(found => found.Reference).SingleAsync(Stop);
        var erasure = await work.Get<EraseForGood>().Run(id, ErasureReason.AtHerWish, work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(new DateOnly(2026, 12, 7), erasure.BackupsGoneOn);
        var pdf = await work.Get<ListErasures>().Certificate(erasure.Id, Stop);
        using var read = PdfDocument.Open(pdf ?? []);
        var text = string.Join(' ', read.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        Assert.Contains(reference.Text, text, StringComparison.Ordinal);
        Assert.Contains("23 November 2026", text, StringComparison.Ordinal);
        Assert.Contains("unreadable from 7 December 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_case_stays_but_counters_and_certificate()
    {
        await using var work = await TestCasework.Start();
        var id = await SearchCasesTests.FileAsync(work);
        var erasure = await work.Get<EraseForGood>().Run(id, ErasureReason.AtHerWish, work.Proof(TestCasework.Ada), Stop);
        Assert.Equal((2, 0, 0), (erasure.Items, erasure.Removed, erasure.NoticesSent));
        await using var db = work.Db();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.FindProperty("CaseId") is not null && type.ClrType != typeof(AuditDetail)))
        {
            var sql = $"SELECT COUNT(*) AS Value FROM \"{type.GetTableName()}\" WHERE \"CaseId\" = {{0}}"; // a name from the model
            var rows = await db.Database.SqlQueryRaw<int>(sql, id.Value).SingleAsync(Stop);
            Assert.True(rows == 0, type.GetTableName());
        }

        Assert.Empty(await work.Get<SearchCases>().Run("robin@canary.example", TestCasework.Ada, Stop));
        Assert.Equal(AuditFinding.Ok, (await work.Get<VerifyAudit>().Run([], Stop)).Finding);
    }

    [Fact]
    public async Task Her_code_is_answered_like_any_that_never_was()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new Domain.Cases.CaseOpening { Country = "IT" }, TestCasework.Ada, Stop);
        Assert.IsType<CodeAnswer.Opens>(await work.Get<OpenByCode>().Run(opened.Code.InDigits(), Stop));
        await work.Get<EraseForGood>().Run(opened.Id, ErasureReason.AtHerWish, work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(await work.Get<OpenByCode>().Run(AccessCode.New().InDigits(), Stop), await work.Get<OpenByCode>().Run(opened.Code.InDigits(), Stop));
    }

    [Fact]
    public async Task An_erasure_cut_short_after_its_certificate_is_finished_by_asking_again()
    {
        await using var work = await TestCasework.Start();
        var id = await SearchCasesTests.FileAsync(work);
        await using (var db = work.Db())
        {
            var found = await db.Cases.AsNoTracking().SingleAsync(one => one.Id == id, Stop);
            db.Add(Erasure.Of(found, ErasureReason.AtHerWish, new ErasureCounts(2, 0, 0), (work.Clock.GetUtcNow(), new DateOnly(2026, 12, 7))));
            await db.SaveChangesAsync(Stop);
        }

        await work.Get<EraseForGood>().Run(id, ErasureReason.AtHerWish, work.Proof(TestCasework.Ada), Stop);
        Assert.Single(await work.Get<ListErasures>().Run(Stop));
        await using var after = work.Db();
        Assert.False(await after.Cases.AnyAsync(Stop));
    }
}
