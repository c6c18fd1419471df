using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.Evidence;
using Revoca.Casework.Reports;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Tests.Cases.Search;

public sealed class SearchCasesTests
{
    private const string Link = "https://Forum.canary-place.example/t/17?utm_source=x#top";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ROBIN@Canary.example", SearchPlaceKind.Email)]
    [InlineData("mailto:robin@canary.example", SearchPlaceKind.Email)]
    [InlineData("333 4567890", SearchPlaceKind.Phone)]
    [InlineData("+39 (333) 456-7890", SearchPlaceKind.Phone)]
    [InlineData("hxxps://forum.canary-place[.]example/t/17", SearchPlaceKind.Link)]
    [InlineData("canary-place.example", SearchPlaceKind.Host)]
    [InlineData("forum.canary-place.example", SearchPlaceKind.Host)]
    [InlineData("reddit", SearchPlaceKind.Host)]
    public async Task A_case_is_found_however_the_value_is_written(string typed, SearchPlaceKind where)
    {
        await using var work = await TestCasework.Start();
        var filed = await FileAsync(work);
        await FileAsync(work, "Somebody else", "write to other@place.example or 333 1111111", "https://other.example/9");
        var hit = Assert.Single(await work.Get<SearchCases>().Run(typed, TestCasework.Ada, Stop));
        Assert.Equal((filed, where), (hit.Case.Id, Assert.Single(hit.Places).Kind));
    }

    [Fact]
    public async Task A_reference_is_found_with_and_without_its_beginning()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT" }, TestCasework.Ada, Stop);
        Assert.Equal(opened.Id, Assert.Single(await work.Get<SearchCases>().Run(opened.Reference.Text, TestCasework.Ada, Stop)).Case.Id);
        Assert.Equal(opened.Id, Assert.Single(await work.Get<SearchCases>().Run(" " + opened.Reference.Text[3..].ToLowerInvariant(), TestCasework.Ada, Stop)).Case.Id);
    }

    [Theory]
    [InlineData("other@canary.example")]
    [InlineData("+44 333 4567890")]
    [InlineData("https://forum.canary-place.example/t/18")]
    [InlineData("place.example")]
    [InlineData("RV-22222")]
    [InlineData("")]
    public async Task What_is_not_there_is_not_found(string typed)
    {
        await using var work = await TestCasework.Start();
        await FileAsync(work, phone: "+39 333 4567890");
        Assert.Empty(await work.Get<SearchCases>().Run(typed, TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task A_mark_that_leads_to_another_value_is_no_find()
    {
        await using var work = await TestCasework.Start();
        await FileAsync(work);
        await using var db = work.Db();
        // As if two addresses had the same eight bytes.
        await db.Set<BlindMark>().Where(mark => mark.Field == BlindField.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(mark => mark.Mark, work.Get<KeyVault>().BlindIndex(BlindField.Email, "twin@canary.example")), Stop);
        Assert.Empty(await work.Get<SearchCases>().Run("twin@canary.example", TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task The_marks_of_a_row_follow_what_is_sealed_in_it()
    {
        await using var work = await TestCasework.Start();
        var id = await FileAsync(work);
        await using (var db = work.Db())
        {
            db.Items.RemoveRange(await db.Items.Where(item => item.CaseId == id).ToListAsync(Stop));
            await db.SaveChangesAsync(Stop);
        }

        Assert.Empty(await work.Get<SearchCases>().Run(Link, TestCasework.Ada, Stop));
        Assert.Empty(await work.Get<SearchCases>().Run("canary-place.example", TestCasework.Ada, Stop));
        await work.Get<AddLinks>().Run(id, Link, TestCasework.Ada, Stop);
        Assert.Single(await work.Get<SearchCases>().Run(Link, TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task Nothing_that_can_be_searched_lies_in_clear_on_the_disk()
    {
        await using var work = await TestCasework.Start();
        await FileAsync(work);
        await work.Get<SearchCases>().Run("robin@canary.example", TestCasework.Ada, Stop);
        Assert.Single(await work.Get<ScanCases>().Run("canary", TestCasework.Ada, Stop).ToListAsync(Stop));
        foreach (var file in Directory.GetFiles(work.Folder.Data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Stop);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            foreach (var value in new[] { "canary", "4567890", "393334567890", "3331" })
                Assert.False(text.Contains(value, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} holds {value}.");
        }
    }

    [Fact]
    public async Task Somebody_finds_only_what_she_may_read_by_every_way_of_searching()
    {
        await using var work = await TestCasework.Start();
        var (cleo, olga, alma) = (new StaffId(Guid.NewGuid()), new StaffId(Guid.NewGuid()), new StaffId(Guid.NewGuid()));
        await work.Employ(cleo, "Cleo", StaffRole.Advocate);
        await work.Employ(olga, "Olga", StaffRole.Auditor);
        await work.Employ(alma, "Alma", StaffRole.Administrator);
        var filed = await FileAsync(work);
        await work.Get<AssignCase>().Take(filed, TestCasework.Ada, Stop);
        await using var db = work.Db();
        var reference = await db.Cases.Where(x => x.Id == filed).Select(x => x.Reference).SingleAsync(Stop);
        string[] ways = [reference.Text, "robin@canary.example", "333 4567890", Link, "canary-place.example"];
        foreach (var way in ways)
        {
            Assert.Equal(filed, Assert.Single(await work.Get<SearchCases>().Run(way, TestCasework.Ada, Stop)).Case.Id);
            foreach (var other in new[] { cleo, olga, alma })
                Assert.Empty(await work.Get<SearchCases>().Run(way, other, Stop));
        }

        Assert.Single(await ScannedAsync(work, TestCasework.Ada));
        foreach (var other in new[] { cleo, olga, alma })
            Assert.Empty(await ScannedAsync(work, other));
        Figure.Tell($"search: {ways.Length + 1} ways of searching a case, found by whoever may read it and by 0 of 3 who may not");
    }

    [Fact]
    public async Task Each_case_a_search_shows_is_a_line_of_the_log()
    {
        await using var work = await TestCasework.Start();
        await FileAsync(work);
        var before = await RecordsAsync(work);
        await work.Get<SearchCases>().Run("robin@canary.example", TestCasework.Ada, Stop);
        Assert.Equal(before + 1, await RecordsAsync(work));
        await work.Get<SearchCases>().Run("nobody@canary.example", TestCasework.Ada, Stop);
        Assert.Equal(before + 1, await RecordsAsync(work));
    }

    private static async Task<IReadOnlyList<SearchHit>> ScannedAsync(TestCasework work, StaffId by) =>
        [.. (await work.Get<ScanCases>().Run("my number", by, Stop).ToListAsync(Stop)).SelectMany(step => step.Found)];

    internal static async Task<CaseId> FileAsync(
        TestCasework work, string name = "Robin", string contact = "robin@canary.example, after six", string link = Link, string phone = "+39 333 456 7890")
    {
        var told = new ReportAnswers
        {
            MayContact = true,
            How = contact,
            Age = AgeAnswer.No,
            Narrative = "My number is " + (name == "Robin" ? phone : "secret"),
            Links = name == "Robin" ? link + "\nhttps://www.reddit.com/r/x/comments/abc123/y/" : link,
            CalledName = name,
            Country = "IT",
        };
        var started = await work.Get<StartReport>().Run(told, Stop);
        Assert.True(await work.Get<SendReport>().Run(started.CaseId, Language.English, Stop));
        return started.CaseId;
    }

    private static async Task<long> RecordsAsync(TestCasework work)
    {
        await using var db = work.Db();
        return await db.Set<Casework.Storage.Audit.AuditRecord>().LongCountAsync(Stop);
    }
}
