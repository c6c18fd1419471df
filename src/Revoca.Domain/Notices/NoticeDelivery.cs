using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Notices;

/// <content>The way of a notice from draft to proof of receipt.</content>
public sealed partial class Notice
{
    /// <summary>Links in one approval that one person may let go alone.</summary>
    public const int MostLinksAlone = 100;

    /// <summary>True when it will not arrive any more: taken back, replaced, returned or given up.</summary>
    public bool EndedInVain => Delivery is Delivery.Withdrawn or Delivery.Superseded or Delivery.Bounced or Delivery.Failed or Delivery.Expired;

    /// <summary>True while this letter asks for the item: it has not ended without arriving, and the item was not gone and back since it left.</summary>
    public bool AsksFor(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return !EndedInVain && !(item.ReappearedAt > SentAt) && items.Exists(line => line.ItemId == item.Id);
    }

    /// <summary>Where identity is at stake, another person approves than the one whose hand was on it last (four eyes, security.md §7).</summary>
    public bool NeedsSecondPerson =>
        Identity is IdentityLevel.Pseudonym or IdentityLevel.Name
        || Kind is LetterKind.DmcaNotice or LetterKind.AgcomComplaint or LetterKind.FtcComplaint or LetterKind.GaranteComplaint
        || Towards is Recipient.Regulator or Recipient.Uploader;

    /// <summary>True for somebody else than whoever changed it last.</summary>
    public bool IsSecondPerson(StaffId approver) => ChangedBy is { } last && last != approver;

    public CaseEvent AskApproval(Change change)
    {
        Require(Delivery.Draft);
        Delivery = Delivery.AwaitingApproval;
        return Happened(CaseEventKind.ApprovalAsked, change);
    }

    /// <summary>Approved and queued in one step. The gate has been asked by the caller in the same transaction.</summary>
    public CaseEvent Approve(ApprovedLetter letter, bool fourEyes, Change change)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(change);
        Require(Delivery.Draft, Delivery.AwaitingApproval);
        if (Address.Length == 0)
            throw new RuleBroken(BrokenRule.NoRecipient, "No verified recipient: look it up first.");
        if (change.Who.Staff is not { } approver)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Only a member of staff approves.");
        RequireCopyrightTitle(Kind);
        if (!HasAccepted(letter.Missing))
            throw new RuleBroken(BrokenRule.ElementsMissing, "A mandatory element is missing, and nobody decided to send without it.");
        if (fourEyes && NeedsSecondPerson && !IsSecondPerson(approver))
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another person must approve this notice.");
        (LetterSha256, WrittenWith, MessageId) = (letter.Sha256, letter.WrittenWith, letter.MessageId);
        (ApprovedAt, ApprovedBy, Delivery) = (change.At, approver, Delivery.Queued);
        Version++;
        return Happened(CaseEventKind.NoticeApproved, change, letter.Sha256);
    }

    public CaseEvent HandOver(Change change)
    {
        Require(Delivery.Queued, Delivery.Uncertain);
        Delivery = Delivery.Sending;
        return Happened(CaseEventKind.NoticeHandedOver, change);
    }

    public CaseEvent RecordSent(ReceiptProof proof, string proofText, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Require(Delivery.Sending, Delivery.Uncertain);
        (Delivery, SentAt) = (Delivery.Sent, change.At);
        Strengthen(proof, proofText);
        return Happened(CaseEventKind.NoticeSent, change);
    }

    /// <summary>A person filled in the form or posted the letter; a confirmation number proves receipt, none only presumes it.</summary>
    public CaseEvent RecordSubmitted(string confirmation, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Require(Delivery.Queued);
        if (Route != Route.ByHand)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "Only a notice that goes by hand is submitted by hand.");
        (Delivery, SentAt) = (Delivery.Sent, change.At);
        Strengthen(string.IsNullOrWhiteSpace(confirmation) ? ReceiptProof.Presumed : ReceiptProof.Ticket, confirmation.Trim());
        return Happened(CaseEventKind.NoticeSubmitted, change);
    }

    public CaseEvent RecordDelivered(ReceiptProof proof, string proofText, Change change)
    {
        Require(Delivery.Sent, Delivery.Delivered);
        Delivery = Delivery.Delivered;
        Strengthen(proof, proofText);
        return Happened(CaseEventKind.NoticeDelivered, change);
    }

    /// <summary>Not taken this time; it goes back into the queue.</summary>
    public CaseEvent RecordDelayed(string reply, Change change)
    {
        Require(Delivery.Sending, Delivery.Uncertain);
        (Delivery, ProofText) = (Delivery.Queued, reply);
        return Happened(CaseEventKind.NoticeDelayed, change);
    }

    public CaseEvent RecordUncertain(Change change)
    {
        Require(Delivery.Sending);
        Delivery = Delivery.Uncertain;
        return Happened(CaseEventKind.NoticeUncertain, change);
    }

    public CaseEvent RecordBounced(string diagnostic, Change change)
    {
        Require(Delivery.Sending, Delivery.Uncertain, Delivery.Sent, Delivery.Delivered);
        (Delivery, Proof, ProofText) = (Delivery.Bounced, ReceiptProof.None, diagnostic);
        return Happened(CaseEventKind.NoticeBounced, change);
    }

    public CaseEvent RecordFailed(string reason, Change change)
    {
        Require(Delivery.Queued, Delivery.Sending, Delivery.Uncertain);
        (Delivery, ProofText) = (Delivery.Failed, reason);
        return Happened(CaseEventKind.NoticeFailed, change);
    }

    public CaseEvent Expire(Change change)
    {
        Require(Delivery.Queued);
        Delivery = Delivery.Expired;
        return Happened(CaseEventKind.NoticeExpired, change);
    }

    /// <summary>Stops a notice that has not been handed over. One that has may have left and is not called withdrawn.</summary>
    public CaseEvent Withdraw(Change change)
    {
        Require(Delivery.Draft, Delivery.AwaitingApproval, Delivery.Queued, Delivery.Failed, Delivery.Expired);
        Delivery = Delivery.Withdrawn;
        return Happened(CaseEventKind.NoticeWithdrawn, change);
    }

    /// <summary>Another notice takes the place of one that did not arrive. Its history stays.</summary>
    public CaseEvent Supersede(Change change)
    {
        Require(Delivery.Bounced, Delivery.Failed, Delivery.Expired);
        Delivery = Delivery.Superseded;
        return Happened(CaseEventKind.NoticeSuperseded, change);
    }

    /// <summary>True while nothing of it can have left.</summary>
    public bool CanBeStopped => Delivery is Delivery.Draft or Delivery.AwaitingApproval or Delivery.Queued;

    /// <summary>True when it would leave without another decision of an advocate, or is about to be decided on.</summary>
    public bool IsWaitingToLeave => Delivery is Delivery.AwaitingApproval or Delivery.Queued;

    public CaseEvent RecordDecision(Evidence.ItemId item, HostDecision decision, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!MayHaveLeft)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A host can only answer a notice that has left.");
        var named = items.SingleOrDefault(line => line.ItemId == item)
            ?? throw new RuleBroken(BrokenRule.NothingChosen, "This notice does not name that item.");
        named.Decide(decision, change.At);
        return CaseEvent.Of(CaseId, CaseEventKind.HostDecided, change,
            new EventFacts { Notice = Id, Item = item, HostId = HostId, Result = decision.ToString() });
    }

    private void Strengthen(ReceiptProof proof, string text)
    {
        if (proof >= Proof)
            (Proof, ProofText) = (proof, text);
    }

    private void Require(params ReadOnlySpan<Delivery> allowed)
    {
        if (!allowed.Contains(Delivery))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, $"A notice that is {Delivery} does not allow this.");
    }
}

/// <param name="Sha256">Of the PDF, lower-case hex.</param>
/// <param name="WrittenWith">Template and renderer version.</param>
/// <param name="MessageId">Without angle brackets; empty by hand.</param>
public sealed record ApprovedLetter(string Sha256, string WrittenWith, string MessageId)
{
    /// <summary>Mandatory elements the letter does not hold, each as basis/key.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
