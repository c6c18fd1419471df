using CsCheck;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Holidays;
using Revoca.Domain.Law.Ladder;
using static Revoca.Domain.Tests.Law.Rules;

namespace Revoca.Domain.Tests.Law.Ladder;

public sealed class EscalationLadderTests
{
    private static readonly DateTimeOffset Monday = At("2026-06-08T10:20:00+02:00");
    private static readonly LegalBasis Tida = Basis(Hours(48)) with { Id = "us-tida" };
    private static readonly LegalBasis Dsa = Basis(Hours(1) with { Amount = null, Unit = TermUnit.None, ChaseAfterHours = 48 }) with { Id = "eu-dsa-16" };
    private static readonly LegalBasis Gdpr = Basis(Months(1) with { ChaseAfterHours = 168 }) with { Id = "gdpr-17" };

    private static LadderFacts Facts(params LadderNotice[] notices) => new() { Since = Monday, Notices = notices };

    private static LadderNotice Sent(LegalBasis basis, StartProof proof = StartProof.Ticket, string id = "1") => new(id, basis, Monday)
    {
        Clocks = [.. basis.Clocks.Where(clock => clock.HasNumber).Select(clock => ClockReading.Read(basis, clock.Name, [new StartProved(Monday, proof)], Rome, Italy))],
    };

    private static ProposedStep? Step(LadderFacts facts, Rung rung) => EscalationLadder.Propose(facts).SingleOrDefault(step => step.Rung == rung);

    [Fact]
    public void A_silent_host_is_reminded_after_a_day_then_told_that_the_term_has_expired()
    {
        var facts = Facts(Sent(Tida));
        Assert.Equal(Monday.AddHours(24), Step(facts, Rung.Reminder)?.At);
        Assert.Equal(At("2026-06-10T11:00:00+02:00").AddTicks(1), Step(facts, Rung.ExpiryLetter)?.At);
        Assert.Equal(Monday.AddHours(48), Step(facts, Rung.Upstream)?.At);
        Assert.Null(Step(facts, Rung.RegulatorComplaint));
    }

    [Fact]
    public void Presumed_receipt_never_leads_to_an_expiry_letter() =>
        Assert.Null(Step(Facts(Sent(Tida, StartProof.Presumed)), Rung.ExpiryLetter));

    [Fact]
    public void The_regulator_follows_the_expiry_letter_at_once()
    {
        var facts = Facts(Sent(Tida)) with { Decisions = [new(new(Rung.ExpiryLetter, "1"), StepDecision.Taken, Monday.AddDays(3))] };
        var step = Step(facts, Rung.RegulatorComplaint);
        Assert.Equal(Monday.AddDays(3), step?.At);
        Assert.Equal("us-tida", step?.BasisId);
        Assert.Null(Step(facts, Rung.ExpiryLetter));
    }

    [Fact]
    public void A_basis_without_a_number_is_chased_by_our_own_habit_and_goes_to_the_coordinator_after_a_week()
    {
        var facts = Facts(Sent(Dsa));
        Assert.Equal(Monday.AddHours(48), Step(facts, Rung.Reminder)?.At);
        Assert.Null(Step(facts, Rung.ExpiryLetter));
        Assert.Equal(Monday.AddDays(7), Step(facts, Rung.Coordinator)?.At);
        Assert.Null(Step(facts, Rung.InternalComplaint));
    }

    [Fact]
    public void A_refusal_opens_the_internal_complaint_the_coordinator_and_the_registrar()
    {
        var refused = Sent(Dsa) with { Answer = Answer.Refused, AnsweredAt = Monday.AddHours(5) };
        var facts = Facts(refused);
        Assert.Equal("eu-dsa-20", Step(facts, Rung.InternalComplaint)?.BasisId);
        Assert.Equal(Monday.AddHours(5), Step(facts, Rung.Coordinator)?.At);
        Assert.Equal(Monday.AddHours(5), Step(facts, Rung.Registrar)?.At);
        Assert.Null(Step(facts, Rung.Reminder));
    }

    [Fact]
    public void A_month_of_silence_opens_the_complaint_to_the_data_protection_authority()
    {
        var facts = Facts(Sent(Gdpr));
        Assert.Equal(At("2026-07-09T00:00:00+02:00").AddTicks(1), Step(facts, Rung.DataProtectionComplaint)?.At);
        Assert.Equal(Monday.AddDays(7), Step(facts, Rung.Reminder)?.At);
    }

    [Fact]
    public void A_host_known_not_to_act_is_not_asked_again_and_every_other_way_opens_at_once()
    {
        var facts = Facts(Sent(Tida)) with { Futile = true };
        Assert.Equal(
            [Rung.SearchDelisting, Rung.Upstream, Rung.Registrar, Rung.Police],
            EscalationLadder.Propose(facts).Select(step => step.Rung));
        Assert.All(EscalationLadder.Propose(facts), step => Assert.Equal(Monday, step.At));
    }

    [Fact]
    public void A_host_that_acts_only_from_above_is_passed_upwards_at_once() =>
        Assert.Equal(Monday, Step(Facts(Sent(Tida)) with { UpstreamFirst = true }, Rung.Upstream)?.At);

    [Fact]
    public void The_provider_s_provider_is_asked_three_days_later()
    {
        var facts = Facts(Sent(Tida)) with { Decisions = [new(new(Rung.Upstream), StepDecision.Taken, Monday.AddDays(2))] };
        Assert.Equal(Monday.AddDays(5), Step(facts, Rung.UpstreamOfUpstream)?.At);
    }

    [Fact]
    public void When_everything_is_gone_only_her_own_ways_remain()
    {
        var facts = Facts(Sent(Tida)) with { StillLive = false, AdultPictures = true };
        Assert.Equal([Rung.HashTool, Rung.Police], EscalationLadder.Propose(facts).Select(step => step.Rung));
    }

    [Fact]
    public void In_Italy_private_material_at_risk_goes_to_the_Garante_at_once() =>
        Assert.Equal("it-144bis", Step(Facts() with { InItaly = true, PrivateMaterialAtRisk = true }, Rung.UrgentRegulator)?.BasisId);

    [Fact]
    public void In_Australia_the_regulator_follows_a_week_of_silence_or_a_refusal()
    {
        var step = Step(Facts(Sent(Dsa)) with { InAustralia = true }, Rung.RegulatorComplaint);
        Assert.Equal((Monday.AddDays(7), "au-esafety"), (step?.At, step?.BasisId));
        var refused = Step(Facts(Sent(Dsa) with { Answer = Answer.Refused, AnsweredAt = Monday.AddHours(5) }) with { InAustralia = true }, Rung.RegulatorComplaint);
        Assert.Equal((Monday.AddHours(5), StepReason.DecisionAgainstUs), (refused?.At, refused?.Reason));
    }

    [Fact]
    public void A_skipped_step_is_gone_and_a_snoozed_one_comes_back_at_its_time()
    {
        var reminder = new StepKey(Rung.Reminder, "1");
        var skipped = Facts(Sent(Tida)) with { Decisions = [new(reminder, StepDecision.Skipped, Monday, "they answered by telephone")] };
        Assert.Null(Step(skipped, Rung.Reminder));
        var snoozed = Facts(Sent(Tida)) with { Decisions = [new(reminder, StepDecision.Snoozed, Monday, "asked for two days", Monday.AddDays(4))] };
        Assert.Equal(Monday.AddDays(4), Step(snoozed, Rung.Reminder)?.At);
    }

    [Fact]
    public void Skipping_and_snoozing_need_a_reason_and_a_snooze_an_end()
    {
        var key = new StepKey(Rung.Reminder, "1");
        Assert.Throws<ArgumentException>(() => new DecidedStep(key, StepDecision.Skipped, Monday, " "));
        Assert.Throws<ArgumentException>(() => new DecidedStep(key, StepDecision.Snoozed, Monday, "", Monday.AddDays(1)));
        Assert.Throws<ArgumentException>(() => new DecidedStep(key, StepDecision.Snoozed, Monday, "later", Monday));
        Assert.Throws<ArgumentException>(() => new DecidedStep(key, StepDecision.Snoozed, Monday, "later"));
    }

    [Fact]
    public void Quiet_days_hold_back_what_can_wait_but_not_what_the_law_times()
    {
        var friday = At("2026-06-05T16:00:00+02:00");
        var notice = Sent(Tida) with { SentAt = friday, Clocks = [ClockReading.Read(Tida, "removal", [new StartProved(friday, StartProof.Ticket)], Rome, Italy)] };
        var facts = Facts(notice) with { Quiet = new QuietDays(Rome, WorkingCalendar.Of(["IT"])) { Days = new HashSet<DateOnly> { new(2026, 6, 8) } } };
        Assert.Equal(At("2026-06-09T09:00:00+02:00"), Step(facts, Rung.Reminder)?.At);
        Assert.Equal(At("2026-06-07T17:00:00+02:00").AddTicks(1), Step(facts, Rung.ExpiryLetter)?.At);
    }

    [Fact]
    public void No_step_is_proposed_twice_whatever_the_order_of_the_facts()
    {
        var notices = new[] { Sent(Tida, id: "1"), Sent(Dsa, id: "2"), Sent(Gdpr, id: "3"), Sent(Tida, StartProof.Presumed, "4") };
        Gen.Shuffle(notices).Sample(shuffled =>
        {
            var steps = EscalationLadder.Propose(Facts(shuffled));
            Assert.Equal(steps.Count, steps.Select(step => step.Key).Distinct().Count());
            Assert.Equal(EscalationLadder.Propose(Facts(notices)), steps);
        }, iter: 24);
    }

    [Fact]
    public void Every_rung_and_every_reason_has_words_in_both_languages()
    {
        Assert.All(Enum.GetValues<Rung>(), rung => Assert.NotEqual(StepWords.Name(rung).En, StepWords.Name(rung).It));
        Assert.All(Enum.GetValues<StepReason>(), reason => Assert.NotEqual(StepWords.Why(reason).En, StepWords.Why(reason).It));
    }
}
