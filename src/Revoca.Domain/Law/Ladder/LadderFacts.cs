using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;

namespace Revoca.Domain.Law.Ladder;

/// <summary>The rungs of the ladder, in the order in which they are climbed (law.md §D.1).</summary>
public enum Rung
{
    /// <summary>StopNCII, by the person herself: a fingerprint, never the picture.</summary>
    HashTool,

    SearchDelisting,

    /// <summary>Italy: the Garante's form (art. 144-bis) for private material at risk.</summary>
    UrgentRegulator,

    Reminder,

    /// <summary>The letter that says the term has expired.</summary>
    ExpiryLetter,

    /// <summary>FTC, Ofcom or Garante, right after the expiry letter.</summary>
    RegulatorComplaint,

    /// <summary>The hosting provider and the CDN of the host.</summary>
    Upstream,

    /// <summary>Whoever gives the hosting provider its network.</summary>
    UpstreamOfUpstream,

    Registrar,

    /// <summary>Payment, advertising and funding of paid content.</summary>
    Funding,

    /// <summary>DSA art. 20.</summary>
    InternalComplaint,

    /// <summary>DSA art. 53; in Italy AGCOM.</summary>
    Coordinator,

    /// <summary>GDPR art. 77; in Italy the Garante.</summary>
    DataProtectionComplaint,

    /// <summary>She decides, at any time.</summary>
    Police,
}

/// <summary>Why a rung is proposed; StepWords turns it into a sentence.</summary>
public enum StepReason
{
    FromTheStart, PrivateMaterialAtRisk, NoAnswerYet, TermExpired, ExpiryLetterSent, HostActsOnlyFromAbove, HostNeverActs, StillLive, UpstreamSilent, Refused,
    PaidContent, DecisionAgainstUs, ProofRefuted, NoDecision, HerDecision,
}

/// <summary>What a host answered to a notice, as far as the ladder cares.</summary>
public enum Answer { None, Acknowledged, Refused, Done }

/// <summary>One notice of the case to the host: sent, under which basis, with which clocks and what answer.</summary>
public sealed record LadderNotice(string Id, LegalBasis Basis, DateTimeOffset SentAt)
{
    public IReadOnlyList<Clock> Clocks { get; init; } = [];
    public Answer Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the host acted on a part only: enough for a complaint, not for going to the registrar.</summary>
    public DateTimeOffset? PartlyAt { get; init; }

    /// <summary>The consent shown to us was assessed as another person's or as forged: that is no better than a refusal.</summary>
    public bool ProofRefuted { get; init; }

    public bool IsOpen => Answer is Answer.None or Answer.Acknowledged;
}

/// <summary>What a human decided about a proposed step.</summary>
public enum StepDecision { Taken, Skipped, Snoozed }

/// <summary>A decision about one rung of one notice (or of the host, where the notice is empty), with its reason.</summary>
public sealed record DecidedStep
{
    /// <param name="reason">Needed to skip and to snooze; may be empty for a step taken.</param>
    /// <param name="until">Needed to snooze: the instant at which the step is proposed again.</param>
    /// <exception cref="ArgumentException">A reason or the end of the snooze is missing.</exception>
    public DecidedStep(StepKey step, StepDecision decision, DateTimeOffset at, string reason = "", DateTimeOffset? until = null)
    {
        if (decision is not StepDecision.Taken && string.IsNullOrWhiteSpace(reason))
            throw new ArgumentException("Skipping and snoozing a step need a reason.", nameof(reason));
        if (decision is StepDecision.Snoozed && !(until > at))
            throw new ArgumentException("A snooze needs an end after its beginning.", nameof(until));
        (Step, Decision, At, Reason, Until) = (step, decision, at, reason.Trim(), decision is StepDecision.Snoozed ? until : null);
    }

    public StepKey Step { get; }
    public StepDecision Decision { get; }
    public DateTimeOffset At { get; }
    public string Reason { get; }
    public DateTimeOffset? Until { get; }
}

/// <summary>A rung, of one notice or (empty) of the host as a whole. The same key never stands for two letters.</summary>
public readonly record struct StepKey(Rung Rung, string NoticeId = "");

/// <summary>What is known of one case at one host; everything the ladder needs, and nothing it could look up by itself.</summary>
public sealed record LadderFacts
{
    /// <summary>When the case began at this host: the first notice, or the day the items were added.</summary>
    public required DateTimeOffset Since { get; init; }
    public IReadOnlyList<LadderNotice> Notices { get; init; } = [];
    public IReadOnlyList<DecidedStep> Decisions { get; init; } = [];

    /// <summary>False once every item at the host is gone: then nothing is proposed but what she decides herself.</summary>
    public bool StillLive { get; init; } = true;

    /// <summary>The host acts only when its provider does (directory: escalate upstream first).</summary>
    public bool UpstreamFirst { get; init; }

    /// <summary>Known to be of no use: rungs that ask the host itself are left out.</summary>
    public bool Futile { get; init; }
    public bool PaidContent { get; init; }
    public bool InItaly { get; init; }
    public bool InAustralia { get; init; }

    /// <summary>Private explicit material that may spread through platforms (art. 144-bis).</summary>
    public bool PrivateMaterialAtRisk { get; init; }

    /// <summary>Pictures or videos of an adult: StopNCII can be used.</summary>
    public bool AdultPictures { get; init; }
    public QuietDays Quiet { get; init; } = QuietDays.None;
}

/// <summary>A rung proposed from an instant on, with the reason. Nothing is sent: a human confirms.</summary>
public sealed record ProposedStep(StepKey Key, DateTimeOffset At, StepReason Reason)
{
    public Rung Rung => Key.Rung;

    /// <summary>The legal basis whose letter is ready, or empty.</summary>
    public string BasisId { get; init; } = "";
}
