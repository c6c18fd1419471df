using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Chains;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.Evidence.HashLists;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.HerSide;
using Revoca.Casework.Hosts;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.Law;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Law.Packs;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Encryption;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.People.Team;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Tests.Law;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.HerSide;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.People;

/// <summary>One thing somebody can ask of a use case, and the act it is judged as.</summary>
internal sealed record DeskUse(string Name, DeskAct Act, Func<StaffId, Task> Ask);

/// <summary>A case with everything a use case may touch, and every use case that takes who asks.</summary>
internal sealed class DeskUseCases(TestCasework work, OpenedCase opened)
{
    private static readonly StaffId Nobody = new(new Guid("00000000-0000-4000-8000-00000000000f"));
    private ItemId item;
    private NoticeId notice;
    private ReplyId reply;
    private LadderStepId step;
    private IncomingId mail;
    private TaskId task;
    private GlassBreakId glass;

    public CaseId Case => opened.Id;

    private PackRequest Pack => new(Case, HostId.Parse("civitai"), Regulator.Ftc);

    public static async Task<DeskUseCases> Prepare(TestCasework work)
    {
        var uses = new DeskUseCases(work, await work.CaseWithLinks());
        uses.notice = await work.Submitted(uses.Case, LetterKind.Dsa16Notice);
        uses.reply = await work.Get<RecordAnswer>().Run(uses.notice, ReplySource.Phone, "We look into it.", work.Clock.GetUtcNow(), TestCasework.Ada);
        var change = new Change(Actor.Of(TestCasework.Ada), work.Clock.GetUtcNow(), "A reason that is long enough.");
        await using var db = work.Db();
        uses.item = (await db.Items.FirstAsync()).Id;
        var proposed = LadderStep.Propose(uses.Case, HostId.Parse("civitai"), new ProposedStep(new StepKey(Rung.Reminder, uses.notice.Value.ToString("N")), work.Clock.GetUtcNow(), default), work.Clock.GetUtcNow());
        var held = new IncomingMail("takedown", new MailboxPosition(1, 1), null, work.Clock.GetUtcNow());
        var (opened, told) = CaseTask.Open(uses.Case, CaseTaskKind.ReadMessage, null, "", change);
        var (broken, _) = GlassBreak.Break(uses.Case, change);
        db.AddRange(proposed, held, opened, told, broken);
        await db.SaveChangesAsync();
        (uses.step, uses.mail, uses.task, uses.glass) = (proposed.Id, held.Id, opened.Id, broken.Id);
        return uses;
    }

    public IEnumerable<DeskUse> All() => Reading().Concat(Working()).Concat(Deciding()).Concat(Outside());

    private IEnumerable<DeskUse> Reading() =>
    [
        new("ShowCase.Run", DeskAct.ReadCase, by => Get<ShowCase>().Run(opened.Reference, by)),
        new("ShowNotice.Run", DeskAct.ReadCase, by => Get<ShowNotice>().Run(Case, notice, by)),
        new("PlanNotices.Run", DeskAct.ReadCase, by => Get<PlanNotices>().Run(Case, by)),
        new("ShowProof.Run", DeskAct.ReadCase, by => Get<ShowProof>().Run(Case, notice, by)),
        new("ShowProof.OfCase", DeskAct.ReadCase, by => Get<ShowProof>().OfCase(Case, by)),
        new("ShowWithdrawals.Run", DeskAct.ReadCase, by => Get<ShowWithdrawals>().Run(Case, Actor.Of(by))),
        new("ShowCorrespondence.Run", DeskAct.ReadCase, by => Get<ShowCorrespondence>().Run(Case, notice, by)),
        new("OpenAttachments.Run", DeskAct.ReadCase, by => Get<OpenAttachments>().Run(Case, reply, by)),
        new("OpenAttachments.Message", DeskAct.ReadCase, by => Get<OpenAttachments>().Message(Case, reply, by)),
        new("SwitchWatch.Show", DeskAct.ReadCase, by => Get<SwitchWatch>().Show(Case, by)),
        new("ShowClaims.Run", DeskAct.ReadCase, by => Get<ShowClaims>().Run(Case, by)),
        new("LookUpDuplicates.Run", DeskAct.ReadCase, by => Get<LookUpDuplicates>().Run(Case, default, by)),
        new("ShowWays.Run", DeskAct.ReadCase, by => Get<ShowWays>().Run(Case, by)),
        new("ShowLooks.Run", DeskAct.ReadCase, by => Get<ShowLooks>().Run(Case, by)),
        new("ShowChain.Run", DeskAct.ReadCase, by => Get<ShowChain>().Run(Case, by)),
        new("MakeManifest.Run", DeskAct.ReadCase, by => Get<MakeManifest>().Run(Case, Language.English, by)),
        new("PrintPreservationCard.Run", DeskAct.ReadCase, by => Get<PrintPreservationCard>().Run(Case, by)),
        new("ReadMessages.Run", DeskAct.ReadCase, by => Get<ReadMessages>().Run(Case, Actor.Of(by))),
        new("FindNotice.Read", DeskAct.ReadCase, by => Get<FindNotice>().Read(opened.Reference, 1, by)),
        new("ShowSettings.Run", DeskAct.ReadCase, by => Get<ShowSettings>().Run(Case, Actor.Of(by))),
        new("ShowSettings.Waiting", DeskAct.ReadCase, by => Get<ShowSettings>().Waiting(Case, Actor.Of(by))),
        new("SetRetention.Of", DeskAct.ReadCase, by => Get<SetRetention>().Of(Case, by)),
        new("ReleasePack.Standing", DeskAct.ReadCase, by => Get<ReleasePack>().Standing(Pack, by)),
        new("OpenAttachments.Open", DeskAct.ReadCase, by => Get<OpenAttachments>().Open(Case, reply, 0, by)),
    ];

    private IEnumerable<DeskUse> Working() =>
    [
        new("AddLinks.Run", DeskAct.WorkOnCase, by => Get<AddLinks>().Run(Case, "", by)),
        new("DescribeItems.Run", DeskAct.WorkOnCase, by => Get<DescribeItems>().Run(Case, [], new Casework.Evidence.ItemWords(), by)),
        new("DescribeItems.Tell", DeskAct.WorkOnCase, by => Get<DescribeItems>().Tell(Case, [], new ItemTelling(), by)),
        new("ObserveItems.Run", DeskAct.WorkOnCase, by => Get<ObserveItems>().Run(Case, [], Availability.Live, by)),
        new("SwitchWatch.Run", DeskAct.WorkOnCase, by => Get<SwitchWatch>().Run(Case, false, by)),
        new("TraceUpstream.Run", DeskAct.WorkOnCase, by => Get<TraceUpstream>().Run(Case, default, by)),
        new("LockItem.Run", DeskAct.WorkOnCase, by => Get<LockItem>().Run(Case, item, by)),
        new("UnlockItem.Run", DeskAct.UnlockItem, by => Get<UnlockItem>().Run(Case, item, "proof of age", by)),
        new("DraftNotices.Run", DeskAct.WorkOnCase, by => Get<DraftNotices>().Run(Case, [], by)),
        new("ChangeNotice.Redirect", DeskAct.WorkOnCase, by => Get<ChangeNotice>().Redirect(Case, notice, new NoticeTarget(Route.ByHand, "x"), by)),
        new("ChangeNotice.Recast", DeskAct.WorkOnCase, by => Get<ChangeNotice>().Recast(Case, notice, new NoticeCast(LetterKind.Dsa16Notice, Language.English, IdentityLevel.None), by)),
        new("ChangeNotice.ClaimCopyright", DeskAct.WorkOnCase, by => Get<ChangeNotice>().ClaimCopyright(Case, notice, new CopyrightClaim(default, ""), by)),
        new("ChangeNotice.Contest", DeskAct.WorkOnCase, by => Get<ChangeNotice>().Contest(Case, notice, new HostDecisionFacts { Reference = "", Date = default, InformedOn = default }, by)),
        new("ChangeNotice.AcceptMissing", DeskAct.WorkOnCase, by => Get<ChangeNotice>().AcceptMissing(Case, notice, new MissingAccepted([], ""), by)),
        new("ChangeNotice.AcceptUnsigned", DeskAct.WorkOnCase, by => Get<ChangeNotice>().AcceptUnsigned(Case, notice, "", by)),
        new("DemandProof.Run", DeskAct.WorkOnCase, by => Get<DemandProof>().Run(Case, new ProofDemand([item]), by)),
        new("AssessProof.Run", DeskAct.WorkOnCase, by => Get<AssessProof>().Run(reply, new ProofFinding(Assessment.Insufficient, []), "why", by)),
        new("FollowProof.Run", DeskAct.WorkOnCase, by => Get<FollowProof>().Run(Case, notice, ProofStep.AskAgain, by)),
        new("DraftWithdrawal.Run", DeskAct.WorkOnCase, by => Get<DraftWithdrawal>().Run(Case, 1, new WithdrawalTarget([item]), by)),
        new("DraftAboutItem.Run", DeskAct.WorkOnCase, by => Get<DraftAboutItem>().Run(Case, item, null, by)),
        new("RecordReceipt.Run", DeskAct.WorkOnCase, by => Get<RecordReceipt>().Run((Case, notice), ReceiptKind.Ticket, default, "", by)),
        new("MakePack.Open", DeskAct.ApproveNotice, by => Get<MakePack>().Open(Pack, by)),
        new("MakePack.Review", DeskAct.ApproveNotice, by => Get<MakePack>().Review(Pack, by)),
        new("ReleasePack.Ask", DeskAct.WorkOnCase, by => Get<ReleasePack>().Ask(Pack, by)),
        new("ReleasePack.Run", DeskAct.ApproveNotice, by => Get<ReleasePack>().Run(Pack, by)),
        new("KeepClaims.Run", DeskAct.WorkOnCase, by => Get<KeepClaims>().Run(Case, "", Actor.Of(by))),
        new("AddModelPage.Run", DeskAct.WorkOnCase, by => Get<AddModelPage>().Run(Case, "", "", by)),
        new("TieChain.Knot", DeskAct.WorkOnCase, by => Get<TieChain>().Knot(Case, TieKind.FoundAt, "a", "b", by)),
        new("TieChain.FromPhoto", DeskAct.WorkOnCase, by => Get<TieChain>().FromPhoto(Case, "photo", "b", by)),
        new("TieChain.Undo", DeskAct.WorkOnCase, by => Get<TieChain>().Undo(Case, default, by)),
        new("VerifyPicture.Run", DeskAct.WorkOnCase, by => Get<VerifyPicture>().Run(Case, default, HashListReason.Ncii, by)),
        new("VerifyPicture.TakeBack", DeskAct.WorkOnCase, by => Get<VerifyPicture>().TakeBack(Case, default, by)),
        new("WriteMessage.Run", DeskAct.WorkOnCase, by => Get<WriteMessage>().Run(Case, "We wrote today.", Actor.Of(by))),
        new("TellHer.Run", DeskAct.WorkOnCase, by => Get<TellHer>().Run(Case, NeutralMessage.News, by)),
        new("SetRetention.Keep", DeskAct.WorkOnCase, by => Get<SetRetention>().Keep(Case, new DateOnly(2030, 1, 1), "why", by)),
        new("ChangeNotice.AskApproval", DeskAct.WorkOnCase, by => Get<ChangeNotice>().AskApproval(Case, notice, by)),
        new("ChangeNotice.Withdraw", DeskAct.WorkOnCase, by => Get<ChangeNotice>().Withdraw(Case, notice, "", by)),
        new("ChangeNotice.ConfirmSubmission", DeskAct.WorkOnCase, by => Get<ChangeNotice>().ConfirmSubmission(Case, notice, "", by)),
        new("ChangeNotice.RecordDecision", DeskAct.WorkOnCase, by => Get<ChangeNotice>().RecordDecision(Case, notice, new ItemDecision(item, HostDecision.Refused), by)),
        new("ApproveNotices.Run", DeskAct.ApproveNotice, by => Get<ApproveNotices>().Run(Case, [notice], by)),
        new("RecordClockFact.Run", DeskAct.WorkOnCase, by => Get<RecordClockFact>().Run(Case, new(notice), new(ClockFactKind.IdentityRequested, work.Clock.GetUtcNow()), by)),
        new("DecideStep.Take", DeskAct.WorkOnCase, by => Get<DecideStep>().Take(step, by)),
        new("DecideStep.TakeAll", DeskAct.WorkOnCase, async by => Unpack(await Get<DecideStep>().TakeAll([step], by))),
        new("DecideStep.Skip", DeskAct.WorkOnCase, by => Get<DecideStep>().Skip(step, "why", by)),
        new("DecideStep.Snooze", DeskAct.WorkOnCase, by => Get<DecideStep>().Snooze(step, work.Clock.GetUtcNow().AddDays(1), "why", by)),
        new("ProposeNextContact.Run", DeskAct.WorkOnCase, by => Get<ProposeNextContact>().Run(Case, notice, by)),
        new("DraftAgain.Run", DeskAct.WorkOnCase, by => Get<DraftAgain>().Run(Case, notice, "", by)),
        new("RecordAnswer.Run", DeskAct.WorkOnCase, by => Get<RecordAnswer>().Run(notice, ReplySource.Phone, "yes", work.Clock.GetUtcNow(), by)),
        new("DecideReply.Run", DeskAct.WorkOnCase, by => Get<DecideReply>().Run(reply, HostAnswer.Removed, [], null, by)),
    ];

    private IEnumerable<DeskUse> Deciding() =>
    [
        new("RecordConsent.Run", DeskAct.RecordHerDecision, by => Get<RecordConsent>().Run(Case, new ConsentScope([], Recipient.Host, IdentityLevel.None), new ConsentAnswer(false, ConsentChannel.SignedPaper), Actor.Of(by))),
        new("RecordMandate.Run", DeskAct.RecordHerDecision, by => Get<RecordMandate>().Run(Case, new MandateGiven(new DateOnly(2026, 11, 1), null, ConsentChannel.SignedPaper), by)),
        new("WithdrawConsent.Run", DeskAct.RecordHerDecision, by => Get<WithdrawConsent>().Run(Case, default, "", Actor.Of(by))),
        new("StateWithdrawal.Run", DeskAct.RecordHerDecision, by => Get<StateWithdrawal>().Run(Case, new EarlierConsent("a studio", "one exhibition"), Actor.Of(by))),
        new("StateWithdrawal.Drop", DeskAct.RecordHerDecision, by => Get<StateWithdrawal>().Drop(Case, 1, Actor.Of(by))),
        new("AskConsent.Run", DeskAct.RecordHerDecision, by => Get<AskConsent>().Run(Case, new ConsentScope([], Recipient.Regulator, IdentityLevel.None), by)),
        new("HerMandate.Revoke", DeskAct.RecordHerDecision, by => Get<HerMandate>().Revoke(Case, Actor.Of(by))),
        new("HerWishes.Cancel", DeskAct.RecordHerDecision, by => Get<HerWishes>().Cancel(Case, HeldWishKind.DeleteData, Actor.Of(by))),
        new("HerWishes.Confirm", DeskAct.ConfirmHerWish, by => Get<HerWishes>().Confirm(Case, default, work.Proof(by))),
        new("ShowSettings.ShowMore", DeskAct.RecordHerDecision, by => Get<ShowSettings>().ShowMore(Case, true, "why", by)),
        new("ShowSettings.Agree", DeskAct.RecordHerDecision, by => Get<ShowSettings>().Agree(Case, SafeContact.Silence, by)),
        new("ShowSettings.KeepQuiet", DeskAct.RecordHerDecision, by => Get<ShowSettings>().KeepQuiet(Case, [], Actor.Of(by))),
        new("ChangeCase.Pause", DeskAct.PauseCase, by => Get<ChangeCase>().Pause(Case, "", Actor.Of(by))),
        new("ChangeCase.Resume", DeskAct.PauseCase, by => Get<ChangeCase>().Resume(Case, "", Actor.Of(by))),
        new("ChangeCase.Monitor", DeskAct.WorkOnCase, by => Get<ChangeCase>().Monitor(Case, Actor.Of(by))),
        new("ChangeCase.Close", DeskAct.WorkOnCase, by => Get<ChangeCase>().Close(Case, ClosingReason.NotOurs, "", by)),
        new("ChangeCase.Reopen", DeskAct.WorkOnCase, by => Get<ChangeCase>().Reopen(Case, "", by)),
        new("ChangeCase.FinishTask", DeskAct.WorkOnCase, by => Get<ChangeCase>().FinishTask(Case, task, "", by)),
        new("AgreeQuestion.Run", DeskAct.RecordHerDecision, by => Get<AgreeQuestion>().Run(Case, "which?", "that one", Actor.Of(by))),
        new("AgreeQuestion.End", DeskAct.RecordHerDecision, by => Get<AgreeQuestion>().End(Case, Actor.Of(by))),
        new("ReissueCode.ByAnswer", DeskAct.ReissueCode, by => Get<ReissueCode>().ByAnswer(Case, "that one", by)),
        new("ReissueCode.ByRequest", DeskAct.ReissueCode, by => Get<ReissueCode>().ByRequest(Case, default, by)),
        new("RequestCode.Ask", DeskAct.ReissueCode, by => Get<RequestCode>().Ask(Case, "why", by)),
        new("RequestCode.Confirm", DeskAct.ReissueCode, by => Get<RequestCode>().Confirm(Case, default, by)),
        new("AssignCase.Take", DeskAct.TakeCase, by => Get<AssignCase>().Take(Case, by)),
        new("AssignCase.HandOver", DeskAct.AssignCase, by => Get<AssignCase>().HandOver(Case, TestCasework.Ben, "", by)),
        new("AssignCase.AddColleague", DeskAct.AssignCase, by => Get<AssignCase>().AddColleague(Case, TestCasework.Ben, by)),
        new("AssignCase.ReleaseColleague", DeskAct.AssignCase, by => Get<AssignCase>().ReleaseColleague(Case, TestCasework.Ben, by)),
        new("BreakTheGlass.Run", DeskAct.BreakGlass, by => Get<BreakTheGlass>().Run(Case, "", by)),
    ];

    private IEnumerable<DeskUse> Outside() =>
    [
        new("OpenCase.Run", DeskAct.OpenCase, by => Get<OpenCase>().Run(new CaseOpening(), by)),
        new("ListCases.Run", DeskAct.ListCases, by => Get<ListCases>().Run(by, new CaseFilter())),
        new("ListFreeCases.Run", DeskAct.ListCases, by => Get<ListFreeCases>().Run(by)),
        new("ListClocks.Run", DeskAct.ListCases, by => Get<ListClocks>().Run(by)),
        new("ListSteps.Run", DeskAct.ListCases, by => Get<ListSteps>().Run(by)),
        new("ListMoments.Run", DeskAct.ListCases, by => Get<ListMoments>().Run(by)),
        new("ListMoments.Count", DeskAct.ListCases, by => Get<ListMoments>().Count(by, work.Clock.GetUtcNow())),
        new("ListInbox.Run", DeskAct.ListCases, by => Get<ListInbox>().Run(by)),
        new("ListHoldingPen.Run", DeskAct.SortMail, by => Get<ListHoldingPen>().Run(by)),
        new("DiscardMail.Run", DeskAct.SortMail, by => Get<DiscardMail>().Run(mail, by)),
        new("CheckChannel.Run", DeskAct.ConfirmHosts, by => Get<CheckChannel>().Run(HostId.Parse("imgur"), Get<HostDirectory>().All[0].Channels[0], new ChannelFound(ChannelFinding.Right, "https://page.example/"), by)),
        new("ShowHashLists.Run", DeskAct.ShareHashes, by => Get<ShowHashLists>().Run(by)),
        new("PrepareHashList.Run", DeskAct.ShareHashes, by => Get<PrepareHashList>().Run(by)),
        new("PrepareHashList.Drop", DeskAct.ShareHashes, by => Get<PrepareHashList>().Drop(default, by)),
        new("IssueHashList.Run", DeskAct.ShareHashes, by => Get<IssueHashList>().Run(default, by)),
        new("ExportHashList.Run", DeskAct.ShareHashes, by => Get<ExportHashList>().Run(1, HashListFormat.Jsonl, by)),
        new("HostScorecards.Run", DeskAct.ReadFigures, by => Get<HostScorecards>().Run(by)),
        new("ReviewBasis.Tick", DeskAct.ReviewLaw, by => Get<ReviewBasis>().Tick("us-tida", "A. Example", by)),
        new("ReviewBasis.Untick", DeskAct.ReviewLaw, by => Get<ReviewBasis>().Untick("us-tida", by)),
        new("DescribeOrganisation.Run", DeskAct.ManageOrganisation, by => Get<DescribeOrganisation>().Run(new OrganisationCard("A", "a@helpline.test", "", "IT", "Europe/Rome"), Actor.Of(by))),
        new("DescribeOrganisation.Close", DeskAct.ManageOrganisation, by => Get<DescribeOrganisation>().Close([], by)),
        new("FourEyes.Show", DeskAct.ManageOrganisation, by => Get<FourEyes>().Show(by)),
        new("FourEyes.Run", DeskAct.ManageOrganisation, by => Get<FourEyes>().Run(true, "", work.Proof(by))),
        new("ChangeMailSettings.Forget", DeskAct.ManageOrganisation, by => Get<ChangeMailSettings>().Forget(by)),
        new("InviteMember.Run", DeskAct.ManageTeam, by => Get<InviteMember>().Run(new InvitationCard("", "", []), work.Proof(by))),
        new("InviteMember.Open", DeskAct.ManageTeam, by => Get<InviteMember>().Open(by)),
        new("InviteMember.Revoke", DeskAct.ManageTeam, by => Get<InviteMember>().Revoke(default, by)),
        new("FindNotice.Run", DeskAct.SortMail, by => Get<FindNotice>().Run(opened.Reference, 1, by)),
        new("CheckMail.SendToMyself", DeskAct.ManageOrganisation, by => Get<CheckMail>().SendToMyself("no address", by)),
        new("CheckMail.OpenMailbox", DeskAct.ManageOrganisation, by => Get<CheckMail>().OpenMailbox("none", by)),
        new("KeepContactKey.Run", DeskAct.ConfirmHosts, by => Get<KeepContactKey>().Run("abuse@host.example", "", "", by)),
        new("KeepContactKey.Remove", DeskAct.ConfirmHosts, by => Get<KeepContactKey>().Remove("abuse@host.example", by)),
        new("ChangeMailSettings.Run", DeskAct.ManageOrganisation, by => Get<ChangeMailSettings>().Run(new MailServers(), by)),
        new("SetRetention.Run", DeskAct.ManageOrganisation, by => Get<SetRetention>().Run(CaseState.Closed, 400, "why", by)),
        new("KeepCertificate.Run", DeskAct.ManageKeys, by => Get<KeepCertificate>().Run([], "", by)),
        new("KeepCertificate.StampWith", DeskAct.ManageKeys, by => Get<KeepCertificate>().StampWith("", by)),
        new("KeepCertificate.StampLog", DeskAct.ManageKeys, by => Get<KeepCertificate>().StampLog(false, by)),
        new("KeepCertificate.SwitchSigning", DeskAct.ManageKeys, by => Get<KeepCertificate>().SwitchSigning(false, by)),
        new("KeepCertificate.Forget", DeskAct.ManageKeys, by => Get<KeepCertificate>().Forget(by)),
        new("KeepLogo.Run", DeskAct.ManageOrganisation, by => Get<KeepLogo>().Run([], "", by)),
        new("KeepLogo.Remove", DeskAct.ManageOrganisation, by => Get<KeepLogo>().Remove(by)),
        new("KeepLogo.Preview", DeskAct.ReadTexts, by => Get<KeepLogo>().Preview(Language.English, by)),
        new("KeepOwnText.Use", DeskAct.ChangeTexts, by => Get<KeepOwnText>().Use("", LetterKind.Dsa16Notice, Language.English, by)),
        new("KeepOwnText.Restore", DeskAct.ChangeTexts, by => Get<KeepOwnText>().Restore(LetterKind.Dsa16Notice, Language.English, by)),
        new("HandOutAudit.Run", DeskAct.ReadLog, by => Get<HandOutAudit>().Run(default, by)),
        new("ReadAudit.TellAsync", DeskAct.ReadLog, by => Get<ReadAudit>().TellAsync(by)),
        new("ShowTeam.Run", DeskAct.ReadTeam, by => Get<ShowTeam>().Run(by)),
        new("ShowTeam.Cases", DeskAct.HandOverCases, by => Get<ShowTeam>().Cases(Nobody, by)),
        new("HandOverCases.Run", DeskAct.HandOverCases, by => Get<HandOverCases>().Run(Nobody, TestCasework.Ben, "", work.Proof(by))),
        new("ChangeMember.Roles", DeskAct.ManageTeam, by => Get<ChangeMember>().Roles(Nobody, [StaffRole.Lead], "why", work.Proof(by))),
        new("ChangeMember.Disable", DeskAct.ManageTeam, by => Get<ChangeMember>().Disable(Nobody, null, "why", work.Proof(by))),
        new("ChangeMember.Enable", DeskAct.ManageTeam, by => Get<ChangeMember>().Enable(Nobody, "why", work.Proof(by))),
        new("ListStaff.Run", DeskAct.ReadTeam, by => Get<ListStaff>().Run(by)),
        new("BreakTheGlass.Note", DeskAct.SeeBrokenGlass, by => Get<BreakTheGlass>().Note(glass, by)),
        new("StaffSessions.Run", DeskAct.OwnSettings, by => Get<StaffSessions>().Run(by)),
        new("StaffSessions.End", DeskAct.OwnSettings, by => Get<StaffSessions>().End(default, by)),
        new("StaffSessions.EndOthers", DeskAct.OwnSettings, by => Get<StaffSessions>().EndOthers(default, by)),
        new("StaffSessions.EndAll", DeskAct.ManageTeam, by => Get<StaffSessions>().EndAll(default, by)),
    ];

    private static void Unpack(IReadOnlyList<TakenStep> taken)
    {
        if (taken[0].Broken is { } rule)
            throw new RuleBroken(rule, "The step was not taken.");
    }

    private T Get<T>()
        where T : notnull => work.Get<T>();
}
