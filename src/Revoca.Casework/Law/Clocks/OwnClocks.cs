using Revoca.Domain.Cases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Casework.Law.Clocks;

/// <summary>The terms that bind us or her, read from refusals, counter-notices and recorded facts, in the organisation's own calendar.</summary>
internal sealed class OwnClocks(TimeZoneInfo zone, OwingCalendars calendars)
{
    public IEnumerable<(string BasisId, Clock Clock)> Of(OpenNotice notice, IReadOnlyList<OpenNotice> all, IReadOnlyList<ClockFact> facts)
    {
        if (notice is { Kind: Domain.Letters.LetterKind.Dsa16Notice, Answers.AgainstAt: { } decided })
        {
            // The law counts from being informed: the message, not the day on which somebody here read it.
            var refused = Earlier(decided, notice.Answers.InformedAt);
            var complaint = all.FirstOrDefault(other => other.Kind is Domain.Letters.LetterKind.Dsa20Complaint && other.CaseId == notice.CaseId
                && other.HostId == notice.HostId && other.SentAt >= refused);
            List<ClockEvent> events = [new StartProved(refused, StartProof.Presumed), .. Ends("eu-dsa-20", notice.CaseId, facts)];
            if (complaint is not null)
                events.Add(new Fulfilled(complaint.SentAt));
            yield return ("eu-dsa-20", Read("eu-dsa-20", "lodge", events));
        }

        if (notice is { Kind: Domain.Letters.LetterKind.DmcaNotice, Answers.CounteredAt: { } read })
        {
            var countered = Earlier(read, notice.Answers.CounterNoticeAt);
            foreach (var name in new[] { "suit-notice", "not-before", "not-after" })
                yield return ("us-dmca-512g", Read("us-dmca-512g", name, [new StartProved(countered, StartProof.Ticket), .. Ends("us-dmca-512g", notice.CaseId, facts)]));
        }
    }

    public IEnumerable<(string BasisId, Clock Clock)> Of(ClockFact known, IReadOnlyList<ClockFact> facts) =>
        (LegalCatalogue.Find(known.BasisId)?.Clocks ?? []).Where(rule => rule is { HasNumber: true, Start: Domain.Law.Bases.ClockStart.FactKnown })
            .Select(rule => (known.BasisId, Read(known.BasisId, rule.Name, [known.ToEvent(), .. Ends(known.BasisId, known.CaseId, facts)])));

    private static DateTimeOffset Earlier(DateTimeOffset decided, DateTimeOffset? told) => told < decided ? told.Value : decided;

    private static IEnumerable<ClockEvent> Ends(string basis, CaseId caseId, IReadOnlyList<ClockFact> facts) =>
        facts.Where(fact => fact.CaseId == caseId && fact.BasisId == basis && fact.Kind is ClockFactKind.Lodged or ClockFactKind.GivenUp && fact.NoticeId is null)
            .Select(fact => fact.ToEvent());

    private Clock Read(string basis, string name, List<ClockEvent> events) =>
        ClockReading.Read(LegalCatalogue.Get(basis), name, events, zone, calendars);
}
