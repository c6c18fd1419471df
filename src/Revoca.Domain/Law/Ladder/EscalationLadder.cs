using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;

namespace Revoca.Domain.Law.Ladder;

/// <summary>Proposes the next rungs for a case at a host. Pure: the same facts give the same steps, past and future, in order of time.</summary>
public static class EscalationLadder
{
    private static readonly TimeSpan UpstreamWait = TimeSpan.FromHours(48);
    private static readonly TimeSpan UpstreamSilence = TimeSpan.FromHours(72);
    private static readonly TimeSpan CoordinatorWait = TimeSpan.FromDays(7);
    private const int ChaseHours = 24;

    /// <summary>True for a way that is open from the start and that nothing times: it is shown on the case, and put on nobody's list.</summary>
    public static bool IsUntimed(Rung rung) => rung is Rung.HashTool or Rung.SearchDelisting or Rung.Funding or Rung.Police or Rung.UrgentRegulator;

    /// <returns>Steps not yet taken or skipped; one whose time has come has At in the past.</returns>
    public static IReadOnlyList<ProposedStep> Propose(LadderFacts facts)
    {
        var steps = OfTheCase(facts)
            .Concat(facts.StillLive ? OfTheHost(facts) : [])
            .Concat(facts is { StillLive: true, Futile: false } ? facts.Notices.SelectMany(notice => OfANotice(notice, facts)) : []);
        return [.. steps
            .Where(step => !IsDecided(step.Key, facts))
            .DistinctBy(step => step.Key)
            .Select(step => Held(step, facts))
            .OrderBy(step => step.At).ThenBy(step => step.Rung).ThenBy(step => step.Key.NoticeId, StringComparer.Ordinal)];
    }

    private static IEnumerable<ProposedStep> OfTheCase(LadderFacts facts)
    {
        if (facts.AdultPictures)
            yield return new(new(Rung.HashTool), facts.Since, StepReason.FromTheStart);
        if (facts is { InItaly: true, PrivateMaterialAtRisk: true })
            yield return new(new(Rung.UrgentRegulator), facts.Since, StepReason.PrivateMaterialAtRisk) { BasisId = "it-144bis" };
        yield return new(new(Rung.Police), facts.Since, StepReason.HerDecision);
    }

    private static IEnumerable<ProposedStep> OfTheHost(LadderFacts facts)
    {
        yield return new(new(Rung.SearchDelisting), facts.Since, StepReason.FromTheStart) { BasisId = "search-delisting" };
        if (facts.PaidContent)
            yield return new(new(Rung.Funding), facts.Since, StepReason.PaidContent) { BasisId = "upstream-aup" };
        if (Upstream(facts) is { } upstream)
            yield return upstream;
        if (Taken(Rung.Upstream, "", facts) is { } asked)
            yield return new(new(Rung.UpstreamOfUpstream), asked + UpstreamSilence, StepReason.UpstreamSilent) { BasisId = "upstream-aup" };
        if (facts.Futile)
            yield return new(new(Rung.Registrar), facts.Since, StepReason.HostNeverActs) { BasisId = "upstream-aup" };
        else if (FirstRefusal(facts) is { } refused)
            yield return new(new(Rung.Registrar), refused, StepReason.Refused) { BasisId = "upstream-aup" };
    }

    private static ProposedStep? Upstream(LadderFacts facts)
    {
        var key = new StepKey(Rung.Upstream);
        if (facts.Futile || facts.UpstreamFirst)
            return new(key, facts.Since, facts.Futile ? StepReason.HostNeverActs : StepReason.HostActsOnlyFromAbove) { BasisId = "upstream-aup" };
        DateTimeOffset? due = facts.Notices.Where(notice => notice.IsOpen).Select(notice => (DateTimeOffset?)notice.SentAt + UpstreamWait).Min();
        return due is { } at ? new(key, at, StepReason.StillLive) { BasisId = "upstream-aup" }
            : FirstRefusal(facts) is { } refused ? new(key, refused, StepReason.Refused) { BasisId = "upstream-aup" } : null;
    }

    private static IEnumerable<ProposedStep> OfANotice(LadderNotice notice, LadderFacts facts)
    {
        if (notice.IsOpen)
            yield return new(new(Rung.Reminder, notice.Id), notice.SentAt.AddHours(ChaseAfter(notice.Basis)), StepReason.NoAnswerYet) { BasisId = notice.Basis.Id };
        if (notice.IsOpen && ExpiryOf(notice) is { } expired)
            yield return new(new(Rung.ExpiryLetter, notice.Id), expired, StepReason.TermExpired) { BasisId = notice.Basis.Id };
        if (notice.IsOpen && RegulatorOf(notice.Basis) is { } regulator && Taken(Rung.ExpiryLetter, notice.Id, facts) is { } sent)
            yield return new(new(Rung.RegulatorComplaint, notice.Id), sent, StepReason.ExpiryLetterSent) { BasisId = regulator };
        foreach (var step in Complaints(notice))
            yield return step;

        // In Australia the host need not be asked first; we give it a week all the same (law.md D.1, step 10).
        if (facts.InAustralia && notice.IsOpen)
            yield return new(new(Rung.RegulatorComplaint, notice.Id), notice.SentAt + CoordinatorWait, StepReason.NoDecision) { BasisId = "au-esafety" };
        else if (facts.InAustralia && notice.Answer is Answer.Refused)
            yield return new(new(Rung.RegulatorComplaint, notice.Id), notice.AnsweredAt ?? notice.SentAt, StepReason.DecisionAgainstUs) { BasisId = "au-esafety" };
    }

    private static IEnumerable<ProposedStep> Complaints(LadderNotice notice)
    {
        var refused = notice.Answer is Answer.Refused ? notice.AnsweredAt ?? notice.SentAt : (DateTimeOffset?)null;
        if (notice.Basis.Id is "eu-dsa-16" && (refused ?? notice.PartlyAt) is { } decided)
            yield return new(new(Rung.InternalComplaint, notice.Id), decided, StepReason.DecisionAgainstUs) { BasisId = "eu-dsa-20" };
        if (notice.Basis.Id is "eu-dsa-16" && (refused is not null || notice.IsOpen))
        {
            yield return new(new(Rung.Coordinator, notice.Id), refused ?? notice.SentAt + CoordinatorWait,
                refused is null ? StepReason.NoDecision : StepReason.DecisionAgainstUs)
            { BasisId = "eu-dsa-53" };
        }

        if (notice.Basis.Id is not ("gdpr-17" or "gdpr-7-consent-proof"))
            yield break;
        if (refused is { } against)
        {
            var why = notice.ProofRefuted ? StepReason.ProofRefuted : StepReason.DecisionAgainstUs;
            yield return new(new(Rung.DataProtectionComplaint, notice.Id), against, why) { BasisId = "gdpr-77" };
        }
        else if (notice.IsOpen && ExpiryOf(notice) is { } silent)
            yield return new(new(Rung.DataProtectionComplaint, notice.Id), silent, StepReason.TermExpired) { BasisId = "gdpr-77" };
    }

    /// <summary>The first instant at which some clock of the notice lets a letter claim that its term has expired; null while none will.</summary>
    public static DateTimeOffset? ExpiryOf(LadderNotice notice)
    {
        DateTimeOffset? first = null;
        foreach (var clock in notice.Clocks)
        {
            // The claim is allowed after the instant, not at it.
            if (clock.AssertAfter?.AddTicks(1) is { } after && clock.MaySayExpired(after) && !(first <= after))
                first = after;
        }

        return first;
    }

    private static string? RegulatorOf(LegalBasis basis) => basis.Id switch
    {
        "us-tida" => "us-tida",
        "uk-osa-20a" => "uk-osa-20a",
        "it-l71-2017" => "gdpr-77",
        _ => null,
    };

    private static int ChaseAfter(LegalBasis basis) => basis.Clocks.Select(clock => clock.ChaseAfterHours).Min() ?? ChaseHours;

    private static DateTimeOffset? FirstRefusal(LadderFacts facts) =>
        facts.Notices.Where(notice => notice.Answer is Answer.Refused).Select(notice => notice.AnsweredAt ?? (DateTimeOffset?)notice.SentAt).Min();

    private static DateTimeOffset? Taken(Rung rung, string notice, LadderFacts facts) =>
        facts.Decisions.Where(step => step.Decision is StepDecision.Taken && step.Step == new StepKey(rung, notice)).Select(step => (DateTimeOffset?)step.At).Min();

    private static bool IsDecided(StepKey key, LadderFacts facts) =>
        facts.Decisions.Any(step => step.Step == key && step.Decision is StepDecision.Taken or StepDecision.Skipped);

    private static ProposedStep Held(ProposedStep step, LadderFacts facts)
    {
        var snoozed = facts.Decisions.Where(decision => decision.Step == step.Key).Select(decision => decision.Until).Max();
        var at = snoozed > step.At ? snoozed.Value : step.At;
        var timedByLaw = step.Rung is Rung.ExpiryLetter or Rung.RegulatorComplaint or Rung.UrgentRegulator or Rung.Police;
        return step with { At = timedByLaw ? at : facts.Quiet.After(at) };
    }
}
