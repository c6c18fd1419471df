using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Reads every clock of some cases, or of all, from what happened.</summary>
internal static class OpenClocks
{
    /// <param name="only">These cases; null = every open one.</param>
    /// <returns>Clocks in any state, in no order.</returns>
    public static async Task<IReadOnlyList<ClockRow>> Read(CaseworkDb db, HostDirectory hosts, IReadOnlyList<CaseId>? only, CancellationToken cancellation)
    {
        var notices = await OpenNotices.Read(db, only, cancellation);
        var facts = await Of(db.Set<ClockFact>(), only).AsNoTracking().ToListAsync(cancellation);
        var organisation = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(cancellation);
        var ours = new OwnClocks(TimeZoneInfo.FindSystemTimeZoneById(organisation?.Zone ?? "UTC"), NoticeLaws.CalendarsOf(organisation?.Country));
        var known = facts.Where(fact => fact.Kind is ClockFactKind.FactKnown).ToList();
        var cases = known.ConvertAll(fact => fact.CaseId);
        var people = await db.Cases.AsNoTracking().Where(x => cases.Contains(x.Id) && x.State != CaseState.Closed && x.State != CaseState.Erased)
            .Select(x => new { x.Id, x.Reference, x.Advocate }).ToDictionaryAsync(x => x.Id, cancellation);
        var reader = new NoticeClocks(hosts);
        var byNotice = facts.ToLookup(fact => fact.NoticeId);
        return [.. notices.SelectMany(notice => reader.Of(notice, byNotice[notice.Id]).Select(read => Row(notice, NoticeLaws.Of(notice.Kind)?.Id ?? "", read)))
            .Concat(notices.SelectMany(notice => ours.Of(notice, notices, facts).Select(own => Row(notice, own.BasisId, own.Clock))))
            .Concat(known.Where(fact => people.ContainsKey(fact.CaseId)).SelectMany(fact => ours.Of(fact, facts).Select(own =>
                new ClockRow(fact.CaseId, own.BasisId, own.Clock) { Reference = people[fact.CaseId].Reference, Advocate = people[fact.CaseId].Advocate })))];
    }

    private static IQueryable<ClockFact> Of(IQueryable<ClockFact> facts, IReadOnlyList<CaseId>? only) =>
        only is null ? facts : facts.Where(x => only.Contains(x.CaseId));

    private static ClockRow Row(OpenNotice notice, string basis, Clock read) => new(notice.CaseId, basis, read)
    {
        Reference = notice.Reference,
        Advocate = notice.Advocate,
        HostId = notice.HostId,
        NoticeId = notice.Id,
        NoticeNumber = notice.Number,
    };
}
