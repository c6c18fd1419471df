using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Domain.Law.Clocks;

/// <summary>Reads a clock from its events. The order in which the events are given does not matter.</summary>
public static class ClockReading
{
    /// <param name="name">A clock of the basis.</param>
    /// <param name="zone">The zone of whoever owes the act.</param>
    /// <exception cref="ArgumentException">The basis has no such clock, or it has no number.</exception>
    public static Clock Read(LegalBasis basis, string name, IEnumerable<ClockEvent> events, TimeZoneInfo zone, OwingCalendars calendars)
    {
        var rule = basis.Clock(name) ?? throw new ArgumentException($"{basis.Id} has no clock '{name}'.", nameof(name));
        if (!rule.HasNumber)
            throw new ArgumentException($"The clock '{name}' of {basis.Id} has no number.", nameof(name));

        List<ClockEvent> facts = [.. events.OrderBy(fact => fact.At)];
        var missing = Missing(facts);
        var clock = new Clock(rule, zone)
        {
            MissingElements = missing,
            Ended = facts.FirstOrDefault(fact => fact is Fulfilled or GivenUp),
        };
        if (missing.Count > 0 || FindStart(rule, facts) is not { } start)
            return clock;

        var (pausedDays, open) = Pauses(rule, facts, start.At, zone);
        var started = clock with { Start = start, IdentityOpen = open };
        var first = Count(started, pausedDays, calendars);
        return Extension(basis, first, facts) is { } longer ? Count(started with { Rule = longer, Extended = true }, pausedDays, calendars) : first;
    }

    private static Clock Count(Clock clock, int pausedDays, OwingCalendars calendars)
    {
        var start = clock.Start?.At ?? throw new InvalidOperationException("Only a started clock is counted.");
        return clock with
        {
            Deadline = DeadlineEngine.Compute(clock.Rule, start, clock.Zone, calendars),
            PausedDeadline = pausedDays == 0 ? null : DeadlineEngine.ComputePaused(clock.Rule, start, pausedDays, clock.Zone, calendars),
        };
    }

    private static IReadOnlyList<string> Missing(List<ClockEvent> facts) =>
        facts.LastOrDefault(fact => fact is FoundIncomplete or Completed) is FoundIncomplete found ? found.Missing : [];

    // A term of ours starts with the first sign of the fact; one owed to us rests on the strongest proof. A message that came back
    // proves nothing, whatever a server said before; a ticket or a receipt was given by the host itself and stands.
    private static StartProved? FindStart(ClockRule rule, List<ClockEvent> facts)
    {
        var completed = facts.OfType<Completed>().LastOrDefault();
        var proofs = completed is null
            ? facts.OfType<StartProved>().Where(proof => Stands(proof, facts))
            : facts.OfType<StartProved>().Where(proof => proof.At >= completed.At).Prepend(new(completed.At, completed.Proof, completed.Reference));
        return rule.BindsUs ? proofs.MinBy(proof => proof.At) : proofs.OrderByDescending(proof => proof.Proof).ThenBy(proof => proof.At).FirstOrDefault();
    }

    private static bool Stands(StartProved proof, List<ClockEvent> facts) =>
        proof.Proof >= StartProof.Ticket || !facts.Exists(fact => fact is CameBack && fact.At >= proof.At);

    // Whole civil days between question and answer, as art. 12(6) has been read for the month of art. 12(3); hours never pause.
    private static (int Days, bool Open) Pauses(ClockRule rule, List<ClockEvent> facts, DateTimeOffset start, TimeZoneInfo zone)
    {
        if (rule is not { Unit: TermUnit.Months, Rule: CountingRule.Regulation1182 or CountingRule.UkBankHolidays, OwedBy: OwedBy.Host or OwedBy.Uploader })
            return (0, false);

        var days = 0;
        DateTimeOffset? asked = null;
        foreach (var fact in facts.Where(fact => fact.At >= start))
        {
            if (fact is IdentityRequested)
                asked ??= fact.At;
            if (fact is not IdentityGiven || asked is not { } question)
                continue;
            days += Day(fact.At, zone).DayNumber - Day(question, zone).DayNumber;
            asked = null;
        }

        return (days, asked is not null);
    }

    private static ClockRule? Extension(LegalBasis basis, Clock first, List<ClockEvent> facts)
    {
        var longer = basis.Clocks.FirstOrDefault(rule => rule.Extends == first.Rule.Name);
        var announced = facts.OfType<ExtensionAnnounced>().FirstOrDefault();
        if (longer is null || announced is null)
            return null;
        var lastMoment = first.IdentityOpen ? DateTimeOffset.MaxValue : first.AssertAfter;
        return announced.At < lastMoment ? longer : null;
    }

    private static DateOnly Day(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
