using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Reports;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Tests.Reports;

public sealed class SendReportTests
{
    private static readonly ReportAnswers Whole = new()
    {
        MayContact = false,
        Age = AgeAnswer.No,
        Happening = Happening.Published | Happening.AiMade,
        Narrative = "something happened",
        Links = "https://civitai.com/models/1\nhttps://x.com/a/status/1",
        CalledName = "J.",
        Country = "IT",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_of_the_first_step_opens_the_case_of_the_last()
    {
        await using var work = await TestCasework.Start();
        var started = await work.Get<StartReport>().Run(new ReportAnswers { MayContact = false }, Stop);
        await work.Get<KeepAnswers>().Run(started.CaseId, _ => Whole, Stop);
        Assert.True(await work.Get<SendReport>().Run(started.CaseId, Language.Italian, Stop));
        Assert.False(await work.Get<SendReport>().Run(started.CaseId, Language.Italian, Stop));
        var opens = Assert.IsType<CodeAnswer.Opens>(await work.Get<OpenByCode>().Run(started.Code.InDigits(), Stop));
        Assert.Equal(started.CaseId.Value, opens.CaseId);
        await using var db = work.Db();
        Assert.Equal("something happened", (await db.Cases.SingleAsync(Stop)).Narrative);
        Assert.Equal(Happening.Published | Happening.AiMade, (await db.Reports.SingleAsync(Stop)).Happening);
        Assert.Equal(2, await db.Items.CountAsync(Stop));
        Assert.Empty(await db.Drafts.ToListAsync(Stop));
        // One pair of keys: a second one would leave what the first has sealed unreadable.
        Assert.Equal(3, await db.Set<KeyWrap>().CountAsync(Stop));
    }

    [Fact]
    public async Task A_threat_without_any_address_is_a_case()
    {
        await using var work = await TestCasework.Start();
        var id = await SendAsync(work, Whole with { Happening = Happening.Threatened, Links = "" });
        await using var db = work.Db();
        Assert.Equal(CaseState.Intake, (await db.Cases.SingleAsync(x => x.Id == id, Stop)).State);
        Assert.Single(await db.Tasks.ToListAsync(Stop));
    }

    [Theory]
    [InlineData(AgeAnswer.Yes)]
    [InlineData(AgeAnswer.Unclear)]
    public async Task Yes_and_unclear_lock_every_item_and_ask_for_no_decision(AgeAnswer age)
    {
        await using var work = await TestCasework.Start();
        await SendAsync(work, Whole with { Age = age, Wishes = new Dictionary<Recipient, Wish> { [Recipient.Host] = Wish.Yes } });
        await using var db = work.Db();
        Assert.All(await db.Items.ToListAsync(Stop), item => Assert.Equal(ItemLock.MinorSuspected, item.Lock));
        Assert.Empty(await db.Consents.ToListAsync(Stop));
    }

    [Fact]
    public async Task Her_yes_and_her_no_are_kept_as_her_decisions_and_later_is_a_question()
    {
        await using var work = await TestCasework.Start();
        await SendAsync(work, Whole with
        {
            Wishes = new Dictionary<Recipient, Wish> { [Recipient.Host] = Wish.Later, [Recipient.Search] = Wish.Yes, [Recipient.Regulator] = Wish.No },
        });
        await using var db = work.Db();
        var kept = (await db.Consents.ToListAsync(Stop)).ToDictionary(consent => consent.Towards, consent => consent.Decision);
        Assert.Equal(ConsentState.Asked, kept[Recipient.Host]);
        Assert.Equal(ConsentState.Given, kept[Recipient.Search]);
        Assert.Equal(ConsentState.Refused, kept[Recipient.Regulator]);
    }

    [Fact]
    public async Task A_friend_decides_nothing_for_her()
    {
        await using var work = await TestCasework.Start();
        await SendAsync(work, Whole with { Role = ReporterRole.Friend, Wishes = new Dictionary<Recipient, Wish> { [Recipient.Host] = Wish.Yes } });
        await using var db = work.Db();
        Assert.Empty(await db.Consents.ToListAsync(Stop));
    }

    [Fact]
    public async Task An_unfinished_report_is_erased_with_its_keys_after_two_weeks()
    {
        await using var work = await TestCasework.Start();
        var started = await work.Get<StartReport>().Run(new ReportAnswers { MayContact = false }, Stop);
        work.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, await work.Get<ForgetDrafts>().Run(Stop));
        work.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await work.Get<ForgetDrafts>().Run(Stop));
        Assert.IsType<CodeAnswer.Unknown>(await work.Get<OpenByCode>().Run(started.Code.InWords("en"), Stop));
        await using var db = work.Db();
        Assert.Empty(await db.Set<KeyWrap>().ToListAsync(Stop));
    }

    private static async Task<CaseId> SendAsync(TestCasework work, ReportAnswers answers)
    {
        var started = await work.Get<StartReport>().Run(answers, Stop);
        Assert.True(await work.Get<SendReport>().Run(started.CaseId, Language.English, Stop));
        return started.CaseId;
    }
}
