using Microsoft.EntityFrameworkCore;
using MimeKit;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Notices;

/// <summary>From pasted links to letters in the pick-up folder, with a real database and real keys.</summary>
public sealed class MainJobTests
{
    [Fact]
    public async Task Sixty_one_links_become_fifty_three_items_on_fourteen_hosts_thirteen_drafts_and_one_task()
    {
        await using var work = await TestCasework.Start();
        var opened = await Opened(work);
        var view = await Show(work, opened);
        Assert.Equal(53, view.Items.Count);
        var board = await work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada);
        Assert.Equal(14, board.Cards.Count);
        var drafted = await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        Assert.Equal((13, 1), (drafted.Notices.Count, drafted.Tasks.Count));
        Assert.Equal(CaseTaskKind.FindUpstream, (await Show(work, opened)).Tasks.Single().Kind);
    }

    [Fact]
    public async Task Drafting_twice_drafts_nothing_twice()
    {
        await using var work = await TestCasework.Start();
        var opened = await Opened(work);
        await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        var again = await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        Assert.Equal((0, 0), (again.Notices.Count, again.Tasks.Count));
    }

    [Fact]
    public async Task Approved_mails_leave_once_with_their_letter_and_the_forms_wait_for_a_person()
    {
        await using var work = await TestCasework.Start();
        var opened = await Ready(work);
        var approvals = await Approve(work, opened);
        // One host's address was last confirmed in 2023: it is not filled in, a person looks it up.
        Assert.Single(approvals, approval => approval.Outcome == ApprovalOutcome.NoRecipient);
        Assert.Equal(12, approvals.Count(approval => approval.Outcome is ApprovalOutcome.Queued or ApprovalOutcome.ReadyToSubmit));
        var sent = await SendAll(work);
        var mails = Directory.GetFiles(work.PickUp, "*.eml");
        Assert.Equal(approvals.Count(approval => approval.Outcome == ApprovalOutcome.Queued), mails.Length);
        Assert.Equal(mails.Length, sent);
        Assert.NotEmpty(mails);
        var message = await MimeMessage.LoadAsync(mails[0]);
        Assert.Equal(["application/pdf", "text/csv", "application/json"], message.Attachments.Select(part => part.ContentType.MimeType));
        var notices = (await Show(work, opened)).Notices;
        Assert.All(notices.Where(notice => notice.Route == Route.Mail && notice.Address.Length > 0), notice => Assert.Equal((Delivery.Sent, ReceiptProof.Presumed), (notice.Delivery, notice.Proof)));
        Assert.All(notices.Where(notice => notice.Route == Route.ByHand), notice => Assert.Equal(Delivery.Queued, notice.Delivery));
    }

    [Fact]
    public async Task A_double_click_on_send_makes_one_notice()
    {
        await using var work = await TestCasework.Start();
        var opened = await Ready(work);
        var notice = (await Show(work, opened)).Notices.First(notice => notice.Route == Route.Mail && notice.Address.Length > 0).Id;
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => work.Get<ApproveNotices>().Run(opened.Id, [notice], TestCasework.Ada)));
        Assert.Single(clicks.SelectMany(click => click), approval => approval.Outcome == ApprovalOutcome.Queued);
        await using var db = work.Db();
        Assert.Equal(1, await db.Outbox.CountAsync());
    }

    [Fact]
    public async Task Without_her_consent_nothing_is_queued()
    {
        await using var work = await TestCasework.Start();
        var opened = await Opened(work);
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        var scope = new ConsentScope([], Recipient.Police, IdentityLevel.Name);
        await work.Get<RecordConsent>().Run(opened.Id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada));
        await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        Assert.All(await ApproveAddressed(work, opened), approval => Assert.Equal(GateRefusal.NoConsent, approval.Gate?.Refusal));
        await using var db = work.Db();
        Assert.Equal(0, await db.Outbox.CountAsync());
    }

    [Fact]
    public async Task A_withdrawal_between_approval_and_sending_stops_every_queued_notice()
    {
        await using var work = await TestCasework.Start();
        var opened = await Ready(work);
        await Approve(work, opened);
        Assert.True(await work.Get<SendOutbox>().Run());
        var consents = (await Show(work, opened)).Authority.Consents;
        var withdrawn = new List<NoticeId>();
        foreach (var consent in consents)
            withdrawn.AddRange((await work.Get<WithdrawConsent>().Run(opened.Id, consent.Id, "", Actor.Person)).Stopped);
        await SendAll(work);
        Assert.Single(Directory.GetFiles(work.PickUp, "*.eml"));
        var notices = (await Show(work, opened)).Notices;
        Assert.All(notices.Where(notice => withdrawn.Contains(notice.Id)), notice => Assert.Equal(Delivery.Withdrawn, notice.Delivery));
        Assert.Equal(11, withdrawn.Count);
    }

    [Fact]
    public async Task A_consent_forged_in_the_database_opens_nothing()
    {
        await using var work = await TestCasework.Start();
        var opened = await Opened(work);
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        var scope = new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent);
        await work.Get<RecordConsent>().Run(opened.Id, scope, new ConsentAnswer(false, ConsentChannel.Portal), Actor.Person);
        await using (var db = work.Db())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE consents SET Decision = 'Given'; UPDATE cases SET State = 'Active'");
        }

        await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        Assert.All(await ApproveAddressed(work, opened), approval => Assert.Equal(GateRefusal.SealBroken, approval.Gate?.Refusal));
    }

    private static async Task<OpenedCase> Opened(TestCasework work)
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada);
        await work.Get<AddLinks>().Run(opened.Id, Samples.Links, TestCasework.Ada);
        return opened;
    }

    private static async Task<OpenedCase> Ready(TestCasework work)
    {
        var opened = await Opened(work);
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        foreach (var towards in new[] { Recipient.Host, Recipient.Search })
        {
            var scope = new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent);
            await work.Get<RecordConsent>().Run(opened.Id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada));
        }

        await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        return opened;
    }

    private static async Task<IReadOnlyList<Approval>> Approve(TestCasework work, OpenedCase opened) =>
        await work.Get<ApproveNotices>().Run(opened.Id, [.. (await Show(work, opened)).Notices.Select(notice => notice.Id)], TestCasework.Ada);

    private static async Task<IReadOnlyList<Approval>> ApproveAddressed(TestCasework work, OpenedCase opened) =>
        [.. (await Approve(work, opened)).Where(approval => approval.Outcome != ApprovalOutcome.NoRecipient)];

    private static async Task<int> SendAll(TestCasework work)
    {
        var sent = 0;
        while (await work.Get<SendOutbox>().Run())
            sent++;
        return sent;
    }

    private static async Task<CaseView> Show(TestCasework work, OpenedCase opened) =>
        await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada) ?? throw new InvalidOperationException("The case is not there.");
}
