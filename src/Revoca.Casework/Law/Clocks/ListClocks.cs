using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Holidays;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Every clock that somebody waits for: our own terms first, then by the next legal moment.</summary>
public sealed class ListClocks(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <param name="by">Who asks: only cases she may read.</param>
    /// <param name="advocate">Only this advocate's cases; null = everybody's. A case handed over takes its clocks along.</param>
    /// <param name="only">Only one case.</param>
    public async Task<ClockList> Run(StaffId by, StaffId? advocate = null, CaseId? only = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var roles = await access.Require(db, by, DeskAct.ListCases, cancellation);
        var mine = await db.ReadableBy(by, roles, now).Select(x => x.Id).ToHashSetAsync(cancellation);
        var notices = await OpenNotices.Read(db, only, cancellation);
        var facts = await db.Set<ClockFact>().AsNoTracking().Where(x => only == null || x.CaseId == only).ToListAsync(cancellation);
        var organisation = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(cancellation);
        var ours = new OwnClocks(TimeZoneInfo.FindSystemTimeZoneById(organisation?.Zone ?? "UTC"), NoticeLaws.CalendarsOf(organisation?.Country));
        var people = await db.Cases.AsNoTracking().Where(x => x.State != CaseState.Closed && x.State != CaseState.Erased)
            .Select(x => new { x.Id, x.Reference, x.Advocate }).ToDictionaryAsync(x => x.Id, cancellation);
        var reader = new NoticeClocks(hosts);
        var byNotice = facts.ToLookup(fact => fact.NoticeId);
        var rows = notices.SelectMany(notice => reader.Of(notice, byNotice[notice.Id]).Select(read => Row(notice, NoticeLaws.Of(notice.Kind)?.Id ?? "", read)))
            .Concat(notices.SelectMany(notice => ours.Of(notice, notices, facts).Select(own => Row(notice, own.BasisId, own.Clock))))
            .Concat(facts.Where(fact => fact.Kind is ClockFactKind.FactKnown && people.ContainsKey(fact.CaseId)).SelectMany(fact => ours.Of(fact, facts).Select(own =>
                new ClockRow(fact.CaseId, own.BasisId, own.Clock) { Reference = people[fact.CaseId].Reference, Advocate = people[fact.CaseId].Advocate })));
        return new ClockList(now, [.. rows
            .Select(row => row with { State = row.Clock.StateAt(now), NextMoment = row.Clock.NextMoment(now), Bar = row.Clock.ExpiryBarAt(now) })
            .Where(row => row.State is ClockState.Running or ClockState.DueSoon or ClockState.Overdue && mine.Contains(row.CaseId) && (advocate is null || row.Advocate == advocate))
            .OrderByDescending(row => row.Clock.Rule.BindsUs).ThenBy(row => row.NextMoment)]);
    }

    private static ClockRow Row(OpenNotice notice, string basis, Clock read) => new(notice.CaseId, basis, read)
    {
        Reference = notice.Reference,
        Advocate = notice.Advocate,
        HostId = notice.HostId,
        NoticeId = notice.Id,
        NoticeNumber = notice.Number,
    };
}

/// <summary>The clocks at an instant, in the order in which they want attention.</summary>
public sealed record ClockList(DateTimeOffset Now, IReadOnlyList<ClockRow> Rows)
{
    public int Overdue => Rows.Count(row => row.State is ClockState.Overdue);

    /// <summary>How many end between now and the instant: "3 clocks end before 18:00".</summary>
    public int EndingBefore(DateTimeOffset instant) => Rows.Count(row => row.NextMoment > Now && row.NextMoment <= instant);
}

/// <summary>One running clock with its case, and its host and notice where it has them.</summary>
public sealed record ClockRow(CaseId CaseId, string BasisId, Clock Clock)
{
    public CaseReference Reference { get; init; }
    public StaffId? Advocate { get; init; }
    public HostId? HostId { get; init; }
    public NoticeId? NoticeId { get; init; }
    public int? NoticeNumber { get; init; }
    public ClockState State { get; init; }
    public DateTimeOffset? NextMoment { get; init; }

    /// <summary>Why a letter may not yet say that the term has expired.</summary>
    public ExpiryBar Bar { get; init; }
}

/// <summary>The terms that bind us or her, read from refusals, counter-notices and recorded facts, in the organisation's own calendar.</summary>
internal sealed class OwnClocks(TimeZoneInfo zone, OwingCalendars calendars)
{
    public IEnumerable<(string BasisId, Clock Clock)> Of(OpenNotice notice, IReadOnlyList<OpenNotice> all, IReadOnlyList<ClockFact> facts)
    {
        if (notice is { Kind: Domain.Letters.LetterKind.Dsa16Notice, Answers.RefusedAt: { } refused })
        {
            var complaint = all.FirstOrDefault(other => other.Kind is Domain.Letters.LetterKind.Dsa20Complaint && other.CaseId == notice.CaseId
                && other.HostId == notice.HostId && other.SentAt >= refused);
            List<ClockEvent> events = [new StartProved(refused, StartProof.Presumed), .. Ends("eu-dsa-20", notice.CaseId, facts)];
            if (complaint is not null)
                events.Add(new Fulfilled(complaint.SentAt));
            yield return ("eu-dsa-20", Read("eu-dsa-20", "lodge", events));
        }

        if (notice is { Kind: Domain.Letters.LetterKind.DmcaNotice, Answers.CounteredAt: { } countered })
        {
            foreach (var name in new[] { "suit-notice", "not-before", "not-after" })
                yield return ("us-dmca-512g", Read("us-dmca-512g", name, [new StartProved(countered, StartProof.Ticket), .. Ends("us-dmca-512g", notice.CaseId, facts)]));
        }
    }

    public IEnumerable<(string BasisId, Clock Clock)> Of(ClockFact known, IReadOnlyList<ClockFact> facts) =>
        (LegalCatalogue.Find(known.BasisId)?.Clocks ?? []).Where(rule => rule is { HasNumber: true, Start: Domain.Law.Bases.ClockStart.FactKnown })
            .Select(rule => (known.BasisId, Read(known.BasisId, rule.Name, [known.ToEvent(), .. Ends(known.BasisId, known.CaseId, facts)])));

    private static IEnumerable<ClockEvent> Ends(string basis, CaseId caseId, IReadOnlyList<ClockFact> facts) =>
        facts.Where(fact => fact.CaseId == caseId && fact.BasisId == basis && fact.Kind is ClockFactKind.Lodged or ClockFactKind.GivenUp && fact.NoticeId is null)
            .Select(fact => fact.ToEvent());

    private Clock Read(string basis, string name, List<ClockEvent> events) =>
        ClockReading.Read(LegalCatalogue.Get(basis), name, events, zone, calendars);
}
