using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Consents;

public sealed class ConsentDemandTests
{
    private static readonly ProofElement[] Everything = Enum.GetValues<ProofElement>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demand_asks_for_its_four_elements_by_a_day_and_leaves_with_her_yes()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        var items = await ItemsAt(work, opened.Id, "civitai");
        var number = Assert.Single(await work.Get<DemandProof>().Run(opened.Id, new ProofDemand(items), TestCasework.Ada, Stop));
        var view = await work.Get<ShowNotice>().Run(opened.Reference, number, TestCasework.Ada, Stop);
        Assert.NotNull(view);
        Assert.Equal((LetterKind.ConsentDemand, Recipient.Host), (view.Notice.Kind, view.Notice.Towards));
        Assert.Empty(view.Letter.Gaps);
        foreach (var asked in new[] { "written consent", "identity and age", "source images", "number of downloads", "26 November 2026" })
            Assert.Contains(asked, string.Join(' ', view.Text.Split()), StringComparison.Ordinal);
        var repeated = await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DemandProof>().Run(opened.Id, new ProofDemand(items), TestCasework.Ada, Stop));
        Assert.Equal(BrokenRule.AlreadyDone, repeated.Rule);
    }

    [Fact]
    public async Task A_person_is_written_to_with_a_reason_an_address_her_own_yes_and_by_two()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        var items = await ItemsAt(work, opened.Id, "civitai");
        var demand = new ProofDemand(items, ToUploader: true, Address: "somebody@mail.example");
        Assert.Equal(BrokenRule.ReasonMissing, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DemandProof>().Run(opened.Id, demand, TestCasework.Ada, Stop))).Rule);
        var noAddress = demand with { Address = " ", Why = "she asked for it" };
        Assert.Equal(BrokenRule.NoRecipient, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DemandProof>().Run(opened.Id, noAddress, TestCasework.Ada, Stop))).Rule);

        var number = Assert.Single(await work.Get<DemandProof>().Run(opened.Id, demand with { Why = "she asked for it" }, TestCasework.Ada, Stop));
        var view = await work.Get<ShowNotice>().Run(opened.Reference, number, TestCasework.Ada, Stop);
        Assert.NotNull(view);
        Assert.Equal((Route.Mail, "somebody@mail.example", Recipient.Uploader), (view.Notice.Route, view.Notice.Address, view.Notice.Towards));
        Assert.Equal(Reader.Uploader, view.Exposure.Readers[0].Reader);
        // Her yes to the sites does not cover a person.
        Assert.Equal(GateRefusal.NoConsent, view.Gate.Refusal);
        Assert.Equal(ApprovalOutcome.SecondPersonNeeded, (await work.Get<ApproveNotices>().Run(opened.Id, [view.Notice.Id], TestCasework.Ada, Stop))[0].Outcome);
        Assert.Equal(ApprovalOutcome.GateClosed, (await work.Get<ApproveNotices>().Run(opened.Id, [view.Notice.Id], TestCasework.Ben, Stop))[0].Outcome);
        await work.Get<RecordConsent>().Run(opened.Id, new ConsentScope([], Recipient.Uploader, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.Portal), Actor.Person, Stop);
        Assert.Equal(ApprovalOutcome.Queued, (await work.Get<ApproveNotices>().Run(opened.Id, [view.Notice.Id], TestCasework.Ben, Stop))[0].Outcome);
        work.Clock.Advance(TimeSpan.FromDays(5));
        await work.Get<SendOutbox>().Run(Stop);
        await work.Get<CheckClocks>().Run(Stop);
        Assert.DoesNotContain(await Steps(work, opened.Id), step => step.NoticeId == view.Notice.Id);
    }

    [Fact]
    public async Task A_consent_that_seems_valid_stops_what_has_not_left_and_is_told_to_her_and_a_lead()
    {
        await using var work = await TestCasework.Start();
        var (opened, demand) = await Answered(work);
        var before = (await SentNotices.Show(work, opened)).Notices.Single(notice => notice.HostId.Value == "civitai" && notice.CanBeStopped);
        var stopped = await Assess(work, opened, demand, Assessment.Valid, Everything);
        Assert.Equal(before.Id, Assert.Single(stopped));
        var view = await SentNotices.Show(work, opened);
        Assert.Equal(Delivery.Withdrawn, view.Notices.Single(notice => notice.Id == before.Id).Delivery);
        Assert.Single(view.Tasks, task => task is { Kind: CaseTaskKind.ConsentShown, DoneAt: null });
        var told = Assert.Single((await work.Get<ShowStatus>().Run(opened.Id, Stop))?.History ?? [], told => told.Kind == CaseEventKind.ProofAssessed);
        Assert.Equal("Valid", told.Result);
        // Nobody is reminded, nothing is escalated.
        work.Clock.Advance(TimeSpan.FromDays(60));
        await work.Get<CheckClocks>().Run(Stop);
        Assert.DoesNotContain(await Steps(work, opened.Id), step => step.NoticeId == demand);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<FollowProof>().Run(opened.Id, demand, ProofStep.AskErasure, TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task Too_little_leads_to_the_same_demand_once_more_or_to_erasure()
    {
        await using var work = await TestCasework.Start();
        var (opened, demand) = await Answered(work);
        Assert.Empty(await Assess(work, opened, demand, Assessment.Insufficient, [ProofElement.Recipients]));
        var proof = await work.Get<ShowProof>().Run(opened.Id, demand, TestCasework.Ada, Stop);
        Assert.Equal([ProofStep.AskAgain, ProofStep.AskErasure], proof.Steps);
        Assert.True(proof.Latest?.Shows(ProofElement.Recipients));
        Assert.False(proof.Latest?.Shows(ProofElement.WrittenConsent));
        var again = await work.Get<FollowProof>().Run(opened.Id, demand, ProofStep.AskAgain, TestCasework.Ada, Stop);
        var erasure = await work.Get<FollowProof>().Run(opened.Id, demand, ProofStep.AskErasure, TestCasework.Ada, Stop);
        var notices = (await SentNotices.Show(work, opened)).Notices;
        Assert.Equal(LetterKind.ConsentDemand, notices.Single(notice => notice.Number == again).Kind);
        Assert.Equal(LetterKind.GdprErasure, notices.Single(notice => notice.Number == erasure).Kind);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<FollowProof>().Run(opened.Id, demand, ProofStep.AskAgain, TestCasework.Ada, Stop));
        // A second answer gets its own assessment; the first one stays as it was.
        work.Clock.Advance(TimeSpan.FromHours(1));
        await Reply(work, demand);
        await Assess(work, opened, demand, Assessment.Forged, [ProofElement.WrittenConsent]);
        proof = await work.Get<ShowProof>().Run(opened.Id, demand, TestCasework.Ada, Stop);
        Assert.Equal([Assessment.Forged, Assessment.Insufficient], proof.Made.Select(made => made.Assessment));
    }

    [Theory]
    [InlineData(Assessment.ContradictsIdentity)]
    [InlineData(Assessment.Forged)]
    public async Task A_refuted_consent_climbs_the_ladder_to_the_data_protection_authority(Assessment assessment)
    {
        await using var work = await TestCasework.Start();
        var (opened, demand) = await Answered(work);
        await Assess(work, opened, demand, assessment, [ProofElement.WrittenConsent]);
        work.Clock.Advance(TimeSpan.FromDays(2));
        await work.Get<CheckClocks>().Run(Stop);
        var steps = await Steps(work, opened.Id);
        var complaint = Assert.Single(steps, step => step.Rung == Rung.DataProtectionComplaint && step.NoticeId == demand);
        Assert.Equal((StepReason.ProofRefuted, "gdpr-77"), (complaint.Reason, complaint.BasisId));
        Assert.Contains(steps, step => step.Rung == Rung.Upstream && step.HostId == complaint.HostId);
        Assert.DoesNotContain(steps, step => step.Rung == Rung.Reminder && step.NoticeId == demand);
    }

    [Fact]
    public async Task An_assessment_needs_a_reason_an_answer_and_a_person_and_is_made_once()
    {
        await using var work = await TestCasework.Start();
        var (opened, demand) = await Answered(work);
        async Task<BrokenRule> Refused(Assessment assessment, ProofElement[] shown, string why) =>
            (await Assert.ThrowsAsync<RuleBroken>(() => Assess(work, opened, demand, assessment, shown, why))).Rule;
        Assert.Equal(BrokenRule.ReasonMissing, await Refused(Assessment.Insufficient, [], " "));
        Assert.Equal(BrokenRule.ElementsMissing, await Refused(Assessment.Valid, [ProofElement.Recipients], "looks fine"));
        await Assess(work, opened, demand, Assessment.Insufficient, []);
        var reply = (await work.Get<ShowCorrespondence>().Run(opened.Id, demand, TestCasework.Ada, Stop))?.Replies[0].Reply;
        Assert.NotNull(reply?.DecidedAt);
        var twice = await Assert.ThrowsAsync<RuleBroken>(() => work.Get<AssessProof>().Run(reply.Id, new ProofFinding(Assessment.Valid, Everything), "second thoughts", TestCasework.Ben, Stop));
        Assert.Equal(BrokenRule.AlreadyDone, twice.Rule);
        var other = await work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        var answer = await work.Get<RecordAnswer>().Run(other, ReplySource.Phone, "no", work.Clock.GetUtcNow(), TestCasework.Ada, Stop);
        Assert.Equal(BrokenRule.NotAllowedInThisState, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<AssessProof>().Run(answer, new ProofFinding(Assessment.Valid, Everything), "x", TestCasework.Ada, Stop))).Rule);
    }

    private static async Task<(OpenedCase Case, NoticeId Demand)> Answered(TestCasework work)
    {
        var opened = await DraftedNotices.All(work);
        var demand = await work.Submitted(opened.Id, LetterKind.ConsentDemand);
        await Reply(work, demand);
        return (opened, demand);
    }

    private static Task<ReplyId> Reply(TestCasework work, NoticeId demand) =>
        work.Get<RecordAnswer>().Run(demand, ReplySource.Form, "Here is a paper.", work.Clock.GetUtcNow(), TestCasework.Ada, Stop);

    private static async Task<IReadOnlyList<NoticeId>> Assess(TestCasework work, OpenedCase opened, NoticeId demand, Assessment assessment, ProofElement[] shown, string why = "compared with her papers")
    {
        var open = (await work.Get<ShowProof>().Run(opened.Id, demand, TestCasework.Ada, Stop)).Open[0];
        return await work.Get<AssessProof>().Run(open.Id, new ProofFinding(assessment, shown), why, TestCasework.Ada, Stop);
    }

    private static async Task<List<LadderStep>> Steps(TestCasework work, CaseId id)
    {
        await using var db = work.Db();
        return await db.Set<LadderStep>().AsNoTracking().Where(x => x.CaseId == id).ToListAsync(Stop);
    }

    private static async Task<IReadOnlyList<ItemId>> ItemsAt(TestCasework work, CaseId id, string host)
    {
        await using var db = work.Db();
        return [.. (await db.Items.Where(x => x.CaseId == id).ToListAsync(Stop)).Where(item => item.HostId?.Value == host).Select(item => item.Id)];
    }
}
