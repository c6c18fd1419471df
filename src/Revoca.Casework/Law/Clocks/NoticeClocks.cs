using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Holidays;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Reads the clocks of notices and cases from what happened. Nothing here is stored.</summary>
internal sealed class NoticeClocks(HostDirectory hosts)
{
    private readonly Dictionary<HostId, (TimeZoneInfo Zone, OwingCalendars Calendars)> counted = [];

    /// <returns>The clocks the notice started by being received, none for letters that start none.</returns>
    public IEnumerable<Clock> Of(OpenNotice notice, IEnumerable<ClockFact> facts)
    {
        if (NoticeLaws.Of(notice.Kind) is not { } basis)
            return [];
        var (zone, calendars) = Counted(notice.HostId);
        List<ClockEvent> events = [.. Started(notice), .. facts.Select(fact => fact.ToEvent())];
        return basis.ClocksOfANotice.Where(rule => Concerns(rule, notice))
            .Select(rule => ClockReading.Read(basis, rule.Name, Done(rule, notice) is { } done ? [.. events, done] : events, zone, calendars));
    }

    // Thousands of notices go to a few dozen hosts.
    private (TimeZoneInfo Zone, OwingCalendars Calendars) Counted(HostId host)
    {
        if (counted.TryGetValue(host, out var known))
            return known;
        var country = hosts.TryGet(host, out var found) ? found.LegalEntity.Country : null;
        return counted[host] = (NoticeLaws.ZoneOf(country), NoticeLaws.CalendarsOf(country));
    }

    private static IEnumerable<ClockEvent> Started(OpenNotice notice)
    {
        if (notice.Proof is not ReceiptProof.None)
            yield return new StartProved(notice.DeliveredAt ?? notice.SentAt, ProofOf(notice.Proof));
    }

    // Removal is done when everything is gone; taking charge with any word; every other term with a decision on every item.
    private static Fulfilled? Done(ClockRule rule, OpenNotice notice)
    {
        var answers = notice.Answers;
        var enough = rule.Name switch
        {
            "removal" or "uk-removal" => answers.Gone,
            "take-charge" => Math.Max(answers.Told, answers.Gone),
            _ => answers.Decided,
        };
        return answers.Total > 0 && enough >= answers.Total && answers.LastAt is { } at ? new Fulfilled(at) : null;
    }

    // The duty of UK search services runs only for a report under UK law.
    private static bool Concerns(ClockRule rule, OpenNotice notice) => rule.Name is not "uk-removal" || notice.Country is "GB";

    private static StartProof ProofOf(ReceiptProof proof) => proof switch
    {
        ReceiptProof.DeliveryReceipt => StartProof.DeliveryReceipt,
        ReceiptProof.Ticket => StartProof.Ticket,
        ReceiptProof.AcceptedByHost => StartProof.AcceptedByHost,
        ReceiptProof.Presumed => StartProof.Presumed,
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "No proof starts no clock."),
    };
}
