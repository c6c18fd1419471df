using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Consents;
using Revoca.Casework.Law.Packs;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Casework.People.Team;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People.Team;

public sealed class FourEyesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_had_a_hand_on_it_last_does_not_approve_it_and_both_are_recorded()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await DraftedNotices.One(work);
        await work.Get<ChangeNotice>().Recast(opened.Id, notice.Id, new NoticeCast(notice.Kind, notice.Language, IdentityLevel.Pseudonym), TestCasework.Ben, Stop);
        Assert.Equal(ApprovalOutcome.SecondPersonNeeded, await Approve(work, opened.Id, [notice.Id], TestCasework.Ben));
        var scope = new ConsentScope([], Recipient.Host, IdentityLevel.Pseudonym);
        await work.Get<RecordConsent>().Run(opened.Id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada), Stop);
        Assert.NotEqual(ApprovalOutcome.SecondPersonNeeded, await Approve(work, opened.Id, [notice.Id], TestCasework.Ada));
        await using var db = work.Db();
        var kept = await db.Notices.SingleAsync(x => x.Id == notice.Id, Stop);
        Assert.Equal((TestCasework.Ada, TestCasework.Ben), (kept.DraftedBy, kept.ChangedBy));
    }

    [Fact]
    public async Task More_than_a_hundred_links_in_one_approval_need_a_second_person()
    {
        await using var work = await TestCasework.Start();
        var links = string.Join('\n', Enumerable.Range(1, Notice.MostLinksAlone + 1).Select(number => $"https://civitai.com/models/{number}"));
        var opened = await DraftedNotices.All(work.Services, links);
        var notices = (await SentNotices.Show(work, opened)).Notices;
        Assert.Equal(Notice.MostLinksAlone + 1, notices.Sum(notice => notice.Items.Count));
        Assert.Equal(ApprovalOutcome.SecondPersonNeeded, await Approve(work, opened.Id, [.. notices.Select(notice => notice.Id)], TestCasework.Ada));
        Assert.NotEqual(ApprovalOutcome.SecondPersonNeeded, await Approve(work, opened.Id, [.. notices.Select(notice => notice.Id)], TestCasework.Ben));
    }

    [Fact]
    public async Task A_file_for_an_authority_leaves_only_after_a_colleague_has_looked()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        await work.Get<RecordConsent>().Run(opened.Id, new ConsentScope([], Recipient.Regulator, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada), Stop);
        var request = new PackRequest(opened.Id, HostId.Parse("civitai"), Regulator.Ftc);
        await Broken(() => work.Get<MakePack>().Open(request, TestCasework.Ada, Stop), BrokenRule.AnotherPersonMustApprove);
        await Broken(() => work.Get<MakePack>().Review(request, TestCasework.Ben, Stop), BrokenRule.NotAllowedInThisState);
        await work.Get<ReleasePack>().Ask(request, TestCasework.Ada, Stop);
        await Broken(() => work.Get<ReleasePack>().Run(request, TestCasework.Ada, Stop), BrokenRule.AnotherPersonMustApprove);
        await Broken(() => work.Get<MakePack>().Open(request, TestCasework.Ben, Stop), BrokenRule.AnotherPersonMustApprove);
        Assert.NotNull(await work.Get<MakePack>().Review(request, TestCasework.Ben, Stop));
        await work.Get<ReleasePack>().Run(request, TestCasework.Ben, Stop);
        Assert.NotNull(await work.Get<MakePack>().Open(request, TestCasework.Ada, Stop));
        await using (var db = work.Db())
            Assert.Equal([(CaseEventKind.PackAsked, TestCasework.Ada), (CaseEventKind.PackReleased, TestCasework.Ben), (CaseEventKind.PackMade, TestCasework.Ada)], await Told(db));
        work.Clock.Advance(PackRelease.Lasts);
        await Broken(() => work.Get<MakePack>().Open(request, TestCasework.Ada, Stop), BrokenRule.AnotherPersonMustApprove);
    }

    [Fact]
    public async Task An_organisation_of_one_may_switch_it_off_with_a_reason_and_a_second_person_ends_that_for_good()
    {
        await using var work = await TestCasework.Start();
        var eyes = work.Get<FourEyes>();
        await Broken(() => eyes.Run(on: false, "There are two of us.", work.Proof(TestCasework.Ada), Stop), BrokenRule.SecondPersonExists);
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, "He left.", work.Proof(TestCasework.Ada), Stop);
        await Broken(() => eyes.Run(on: false, " ", work.Proof(TestCasework.Ada), Stop), BrokenRule.ReasonMissing);
        await eyes.Run(on: false, "There is one of us.", work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(new FourEyesState(On: false, HasSecondPerson: false, "There is one of us."), await eyes.Show(TestCasework.Ada, Stop));
        await work.Get<ChangeMember>().Enable(TestCasework.Ben, "He is back.", work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(new FourEyesState(On: true, HasSecondPerson: true, ""), await eyes.Show(TestCasework.Ada, Stop));
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, "He left again.", work.Proof(TestCasework.Ada), Stop);
        Assert.True((await eyes.Show(TestCasework.Ada, Stop)).On);
    }

    [Fact]
    public async Task A_switch_that_was_thrown_in_the_database_changes_nothing()
    {
        await using var work = await TestCasework.Start();
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, "He left.", work.Proof(TestCasework.Ada), Stop);
        await using (var db = work.Db())
            await db.Database.ExecuteSqlRawAsync("UPDATE organisation SET \"FourEyes\" = 0, \"FourEyesReason\" = 'one of us'", Stop);
        Assert.True((await work.Get<FourEyes>().Show(TestCasework.Ada, Stop)).On);
    }

    private static async Task<List<(CaseEventKind, StaffId?)>> Told(Casework.Storage.CaseworkDb db) =>
        [.. (await db.Events.Where(told => told.Kind == CaseEventKind.PackAsked || told.Kind == CaseEventKind.PackReleased || told.Kind == CaseEventKind.PackMade)
            .ToListAsync(Stop)).OrderBy(told => told.Kind == CaseEventKind.PackMade).ThenBy(told => told.Kind).Select(told => (told.Kind, told.Staff))];

    private static async Task<ApprovalOutcome> Approve(TestCasework work, CaseId opened, IReadOnlyList<NoticeId> notices, StaffId by) =>
        (await work.Get<ApproveNotices>().Run(opened, notices, by, Stop))[0].Outcome;

    private static async Task Broken(Func<Task> act, BrokenRule rule) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);
}
