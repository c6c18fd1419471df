using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Notices;

public readonly record struct NoticeId(Guid Value) : IId<NoticeId>
{
    public static NoticeId New() => new(Guid.NewGuid());

    public static NoticeId From(Guid value) => new(value);
}

/// <summary>One message under one legal basis to one host about n items.</summary>
public sealed partial class Notice
{
    private readonly List<NoticeItem> items = [];

    private Notice()
    {
    }

    public NoticeId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>1, 2, 3… within the case.</summary>
    public int Number { get; private set; }

    public LetterKind Kind { get; private set; }

    public Language Language { get; private set; }

    public HostId HostId { get; private set; }

    public Route Route { get; private set; }

    /// <summary>The mail address, or the form's address, or how to find it inside the product. Empty while the known one is too old to be trusted
    /// (domain rule 6): a person looks it up before the notice can be approved.</summary>
    public string Address { get; private set; } = "";

    public Recipient Towards { get; private set; }

    public IdentityLevel Identity { get; private set; }

    /// <summary>Why this basis was proposed, as a stable word for <c>BasisProposal</c>.</summary>
    public string BasisReason { get; private set; } = "";

    public Delivery Delivery { get; private set; }

    public IReadOnlyList<NoticeItem> Items => items;

    /// <summary>The advocate's own paragraphs in place of the template's, or null.</summary>
    public string? EditedText { get; private set; }

    public DateTimeOffset DraftedAt { get; private set; }

    public StaffId? DraftedBy { get; private set; }

    /// <summary>Whose hand was on it last: where four eyes are needed, another person approves.</summary>
    public StaffId? ChangedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public StaffId? ApprovedBy { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public ReceiptProof Proof { get; private set; }

    /// <summary>The mail server's reply line, or the host's ticket or confirmation number.</summary>
    public string ProofText { get; private set; } = "";

    /// <summary>Template version and renderer version: with the data they reproduce every byte (domain rule 14).</summary>
    public string WrittenWith { get; private set; } = "";

    /// <summary>SHA-256 of the letter's PDF, lower-case hex; empty until approved.</summary>
    public string LetterSha256 { get; private set; } = "";

    /// <summary>The RFC 5322 Message-ID without angle brackets, fixed at approval; empty by hand.</summary>
    public string MessageId { get; private set; } = "";

    /// <summary>Grows with each approval and change of text; part of what the seal over the approval covers.</summary>
    public int Version { get; private set; }

    /// <summary>True while a change of text or recipient is still possible.</summary>
    public bool CanBeChanged => Delivery is Delivery.Draft or Delivery.AwaitingApproval;

    /// <summary>True when it has left or may have left.</summary>
    public bool MayHaveLeft => HasLeft(Delivery, SentAt);

    /// <summary>The same where nothing else of a notice has been read.</summary>
    public static bool HasLeft(Delivery delivery, DateTimeOffset? sentAt) =>
        delivery is Delivery.Sending or Delivery.Uncertain or Delivery.Sent or Delivery.Delivered or Delivery.Bounced
        || (delivery == Delivery.Superseded && sentAt is not null);

    public static (Notice Notice, CaseEvent Event) Draft(CaseId caseId, int number, NoticePlan plan, Change change)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(change);
        if (plan.Items.Count == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "A notice names at least one item.");
        if (plan.Kind == LetterKind.DmcaNotice)
            throw new RuleBroken(BrokenRule.NoCopyrightTitle, "A copyright notice is never drafted outright: draft another letter, then answer who pressed the shutter.");
        var drafted = new Notice
        {
            Id = NoticeId.New(),
            CaseId = caseId,
            Number = number,
            Kind = plan.Kind,
            Language = plan.Language,
            HostId = plan.HostId,
            Route = plan.Route,
            Address = plan.Address,
            Towards = plan.Towards,
            Identity = plan.Identity,
            BasisReason = plan.BasisReason,
            Contested = plan.Contested,
            DraftedAt = change.At,
            DraftedBy = change.Who.Staff,
            ChangedBy = change.Who.Staff,
        };
        drafted.items.AddRange(plan.Items.Select(item => new NoticeItem(drafted.Id, item)));
        return (drafted, drafted.Happened(CaseEventKind.NoticeDrafted, change));
    }

    public CaseEvent Edit(string? text, Change change)
    {
        RequireChangeable();
        EditedText = string.IsNullOrWhiteSpace(text) ? null : text;
        return BackToDraft(CaseEventKind.NoticeEdited, change);
    }

    /// <summary>Another recipient makes another letter: what was edited goes, an approval is asked anew (domain rule 3).</summary>
    public CaseEvent Redirect(Route route, string address, Change change)
    {
        RequireChangeable();
        if (string.IsNullOrWhiteSpace(address))
            throw new RuleBroken(BrokenRule.NoRecipient, "A notice needs a recipient.");
        (Route, Address, EditedText) = (route, address, null);
        return BackToDraft(CaseEventKind.NoticeRedirected, change);
    }

    /// <summary>Changes what the letter is: its kind, language or how much of her it says.</summary>
    public CaseEvent Recast(LetterKind kind, Language language, IdentityLevel identity, Change change)
    {
        RequireChangeable();
        RequireCopyrightTitle(kind);
        (Kind, Language, Identity, EditedText) = (kind, language, identity, null);
        return BackToDraft(CaseEventKind.NoticeEdited, change);
    }

    private CaseEvent BackToDraft(CaseEventKind kind, Change change)
    {
        Delivery = Delivery.Draft;
        ChangedBy = change.Who.Staff;
        ForgetDecisions();
        Version++;
        return Happened(kind, change);
    }

    private CaseEvent Happened(CaseEventKind kind, Change change, string? result = null) =>
        CaseEvent.Of(CaseId, kind, change, new EventFacts { Notice = Id, HostId = HostId, Count = items.Count, Result = result });

    private void RequireChangeable()
    {
        if (!CanBeChanged)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, $"A notice that is {Delivery} cannot be changed.");
    }
}

/// <summary>One item named by a notice, with what the host decided about it.</summary>
public sealed class NoticeItem
{
    private NoticeItem()
    {
    }

    internal NoticeItem(NoticeId notice, ItemId item) => (NoticeId, ItemId) = (notice, item);

    public NoticeId NoticeId { get; private set; }

    public ItemId ItemId { get; private set; }

    public HostDecision Decision { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Decide(HostDecision decision, DateTimeOffset at) => (Decision, DecidedAt) = (decision, at);
}

/// <summary>What one notice is to be, before it is drafted.</summary>
public sealed record NoticePlan
{
    public required LetterKind Kind { get; init; }

    public required Language Language { get; init; }

    public required HostId HostId { get; init; }

    public required Route Route { get; init; }

    public required string Address { get; init; }

    public required IReadOnlyList<ItemId> Items { get; init; }

    public Recipient Towards { get; init; } = Recipient.Host;

    public IdentityLevel Identity { get; init; } = IdentityLevel.OrganisationAsAgent;

    public string BasisReason { get; init; } = "";

    /// <summary>For a complaint: the decision it is about, as far as it is known.</summary>
    public HostDecisionFacts? Contested { get; init; }
}
