using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Notices;

public sealed class NoticeTests
{
    private readonly ContentItem item = A.Item();

    [Fact]
    public void A_sent_notice_cannot_be_sent_again()
    {
        var notice = Sent();
        Assert.Equal(BrokenRule.NotAllowedInThisState, Assert.Throws<RuleBroken>(() => notice.HandOver(A.By(A.Ada))).Rule);
    }

    [Fact]
    public void Changing_the_recipient_drops_what_was_edited_and_asks_for_approval_again()
    {
        var notice = A.Notice(item);
        notice.Edit("own words", A.By(A.Ada));
        notice.AskApproval(A.By(A.Ada));
        notice.Redirect(Route.ByHand, "https://host.example/form", A.By(A.Ada));
        Assert.Null(notice.EditedText);
        Assert.Equal(Delivery.Draft, notice.Delivery);
    }

    [Fact]
    public void A_queued_notice_cannot_be_edited() =>
        Assert.Throws<RuleBroken>(() => A.Queued(item).Edit("too late", A.By(A.Ada)));

    [Fact]
    public void A_letter_with_her_name_needs_a_second_person()
    {
        var notice = A.Notice(item, IdentityLevel.Name);
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, Assert.Throws<RuleBroken>(() => Approve(notice, A.Ada)).Rule);
        Approve(notice, A.Ben);
        Assert.Equal(Delivery.Queued, notice.Delivery);
    }

    [Fact]
    public void An_ordinary_letter_may_be_approved_by_who_drafted_it()
    {
        var notice = A.Notice(item);
        Approve(notice, A.Ada);
        Assert.Equal(Delivery.Queued, notice.Delivery);
    }

    [Fact]
    public void A_weaker_proof_never_replaces_a_stronger_one()
    {
        var notice = Sent();
        notice.RecordDelivered(ReceiptProof.Ticket, "T-1", A.By(A.Ada));
        notice.RecordDelivered(ReceiptProof.Presumed, "relay", A.By(A.Ada));
        Assert.Equal((ReceiptProof.Ticket, "T-1"), (notice.Proof, notice.ProofText));
    }

    [Fact]
    public void A_bounce_takes_the_proof_of_receipt_away()
    {
        var notice = Sent();
        notice.RecordBounced("550 unknown", A.By(A.Ada));
        Assert.Equal((Delivery.Bounced, ReceiptProof.None), (notice.Delivery, notice.Proof));
    }

    [Fact]
    public void A_form_sent_without_confirmation_number_only_presumes_receipt()
    {
        var notice = A.Notice(item, route: Route.ByHand);
        Approve(notice, A.Ada);
        notice.RecordSubmitted(" ", A.By(A.Ada));
        Assert.Equal(ReceiptProof.Presumed, notice.Proof);
    }

    [Fact]
    public void A_decision_of_the_host_does_not_change_what_can_be_seen()
    {
        var notice = Sent();
        notice.RecordDecision(item.Id, HostDecision.Removed, A.By(A.Ada));
        Assert.Equal(HostDecision.Removed, notice.Items[0].Decision);
        Assert.Equal(Availability.Unchecked, item.Availability);
    }

    [Fact]
    public void A_host_cannot_decide_about_a_notice_that_has_not_left() =>
        Assert.Throws<RuleBroken>(() => A.Notice(item).RecordDecision(item.Id, HostDecision.Removed, A.By(A.Ada)));

    [Fact]
    public void A_notice_that_may_have_left_is_not_called_withdrawn()
    {
        var notice = A.Queued(item);
        notice.HandOver(A.By(A.Ada));
        Assert.Throws<RuleBroken>(() => notice.Withdraw(A.By(A.Ada)));
    }

    private Notice Sent()
    {
        var notice = A.Queued(item);
        notice.HandOver(A.By(A.Ada));
        notice.RecordSent(ReceiptProof.Presumed, "250 ok", A.By(A.Ada));
        return notice;
    }

    private static void Approve(Notice notice, StaffId by) =>
        notice.Approve(new ApprovedLetter(new string('0', 64), "1/test", "id@org.example"), fourEyes: true, A.By(by));
}
