using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Domain.Consents;

public readonly record struct AssessmentId(Guid Value) : IId<AssessmentId>
{
    public static AssessmentId New() => new(Guid.NewGuid());

    public static AssessmentId From(Guid value) => new(value);
}

/// <summary>What a person of the team says about a proof of consent that was shown (GDPR 7(1): the burden lies on whoever relies on it).</summary>
public enum Assessment
{
    /// <summary>It seems to be hers and to cover this use. Nothing more is written before somebody has spoken with her.</summary>
    Valid,

    /// <summary>Something asked for is missing, or it covers another use.</summary>
    Insufficient,

    /// <summary>Name, age or signature are not those of the depicted person.</summary>
    ContradictsIdentity,

    /// <summary>It was made up or altered.</summary>
    Forged,
}

/// <summary>What a demand for proof of consent asks to be shown, in the order of the letter.</summary>
public enum ProofElement
{
    /// <summary>The written consent with its date and scope: training, sexual content, distribution, commercial use.</summary>
    WrittenConsent,

    /// <summary>How identity and age were checked.</summary>
    IdentityAndAge,

    /// <summary>The source images and the licence of each.</summary>
    SourceImages,

    /// <summary>The recipients, or the number of downloads.</summary>
    Recipients,
}

/// <summary>A person's judgement on one reply to a demand for proof of consent. A second reply gets an assessment of its own; none is ever changed.</summary>
public sealed class ProofAssessment
{
    private ProofAssessment()
    {
    }

    public AssessmentId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>The demand.</summary>
    public NoticeId NoticeId { get; private set; }

    /// <summary>The reply that was assessed, by mail or typed in.</summary>
    public ReplyId ReplyId { get; private set; }

    public Assessment Assessment { get; private set; }

    /// <summary>Of what was asked for, what the reply shows, as names of <see cref="ProofElement"/> separated by commas.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>The reason in the assessor's words; sealed at rest.</summary>
    public string Why { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public StaffId? By { get; private set; }

    /// <exception cref="RuleBroken">Not a demand, another notice's reply, no reason, called valid although the written consent was not shown, or not by a person of the team.</exception>
    public static (ProofAssessment Assessment, CaseEvent Event) Make(Notice demand, Reply reply, ProofFinding finding, Change change)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(change);
        if (demand.Kind != LetterKind.ConsentDemand || reply.NoticeId != demand.Id || reply.Kind != ReplyKind.Answer)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "Only an answer to a demand for proof of consent is assessed.");
        if (change.Who.Staff is not { } assessor)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Only a person of the team assesses a proof.");
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "An assessment needs a written reason.");
        var shown = finding.Shown.Distinct().Order().ToArray();
        if (finding.Assessment == Assessment.Valid && !shown.Contains(ProofElement.WrittenConsent))
            throw new RuleBroken(BrokenRule.ElementsMissing, "What does not show the written consent cannot be valid.");
        var made = new ProofAssessment
        {
            Id = AssessmentId.New(),
            CaseId = demand.CaseId,
            NoticeId = demand.Id,
            ReplyId = reply.Id,
            Assessment = finding.Assessment,
            Shown = string.Join(',', shown),
            Why = change.Why.Trim(),
            At = change.At,
            By = assessor,
        };
        var facts = new EventFacts { Notice = demand.Id, HostId = demand.HostId, Result = finding.Assessment.ToString() };
        return (made, CaseEvent.Of(demand.CaseId, CaseEventKind.ProofAssessed, change, facts));
    }

    public bool Shows(ProofElement element) => Shown.Split(',').Contains(element.ToString());
}

/// <param name="Assessment">What the reply is worth.</param>
/// <param name="Shown">Of what was asked for, what it shows; empty = nothing.</param>
public sealed record ProofFinding(Assessment Assessment, IReadOnlyCollection<ProofElement> Shown);

/// <summary>What can be done after an assessment; a person chooses, nothing is sent by itself.</summary>
public enum ProofStep
{
    /// <summary>Speak with her, and let a lead look; until then everything about these items at this host stands still.</summary>
    TalkWithHer,

    /// <summary>The same demand once more.</summary>
    AskAgain,

    /// <summary>Without proof there is no ground: erasure under GDPR 17.</summary>
    AskErasure,

    /// <summary>The pack for the data protection authority.</summary>
    Regulator,

    /// <summary>A forged paper may be an offence; only she decides.</summary>
    Police,
}

/// <summary>The next steps each assessment leads to, the first one first.</summary>
public static class ProofSteps
{
    public static IReadOnlyList<ProofStep> After(Assessment assessment) => assessment switch
    {
        Assessment.Valid => [ProofStep.TalkWithHer],
        Assessment.Insufficient => [ProofStep.AskAgain, ProofStep.AskErasure],
        Assessment.ContradictsIdentity => [ProofStep.AskErasure, ProofStep.Regulator],
        Assessment.Forged => [ProofStep.AskErasure, ProofStep.Regulator, ProofStep.Police],
        _ => throw new ArgumentOutOfRangeException(nameof(assessment), assessment, "An assessment without a next step."),
    };

    /// <summary>The letter a step drafts, or null where it is no letter to the same recipient.</summary>
    public static LetterKind? LetterOf(ProofStep step) => step switch
    {
        ProofStep.AskAgain => LetterKind.ConsentDemand,
        ProofStep.AskErasure => LetterKind.GdprErasure,
        ProofStep.TalkWithHer or ProofStep.Regulator or ProofStep.Police => null,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}
