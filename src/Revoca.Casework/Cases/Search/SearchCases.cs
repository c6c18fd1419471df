using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;
using Revoca.Domain.People.Contacts;

namespace Revoca.Casework.Cases.Search;

/// <summary>Finds cases by reference, host, link, e-mail address or telephone number: at once, through blind indexes, each find compared after opening.</summary>
public sealed class SearchCases(IDbContextFactory<CaseworkDb> dbs, KeyVault vault, HostDirectory hosts, PublicSuffixes suffixes, AuditLog log)
{
    /// <summary>Cases shown for one search.</summary>
    public const int Most = 200;

    public async Task<IReadOnlyList<SearchHit>> Run(string typed, StaffId reader, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var query = SearchQuery.Read(typed, hosts, suffixes);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var places = new Dictionary<CaseId, List<SearchPlace>>();
        await ByReference(db, query, places, cancellation);
        await ByLink(db, query, places, cancellation);
        await ByHost(db, query, places, cancellation);
        await ByContact(db, BlindField.Email, query.Email, places, cancellation);
        await ByContact(db, BlindField.Phone, query.Phone, places, cancellation);
        var ids = places.Keys.ToList();
        var readable = await (await ReadableCases.Of(db, reader, cancellation)).AsNoTracking().Where(found => ids.Contains(found.Id))
            .OrderByDescending(found => found.ChangedAt).ThenBy(found => found.Id).Take(Most).ToListAsync(cancellation);
        await SearchTrace.Record(db, log, reader, readable, cancellation);
        return [.. readable.Select(found => new SearchHit(found, places[found.Id]))];
    }

    private static async Task ByReference(CaseworkDb db, SearchQuery query, Dictionary<CaseId, List<SearchPlace>> places, CancellationToken cancellation)
    {
        if (query.Reference is not { } reference)
            return;
        foreach (var id in await db.Cases.Where(found => found.Reference == reference).Select(found => found.Id).ToListAsync(cancellation))
            Add(places, id, new SearchPlace(SearchPlaceKind.Reference));
    }

    private async Task ByLink(CaseworkDb db, SearchQuery query, Dictionary<CaseId, List<SearchPlace>> places, CancellationToken cancellation)
    {
        if (query.Url is not { } url)
            return;
        foreach (var item in (await ItemsMarked(db, BlindField.Url, url.Canonical, cancellation)).Where(item => item.Url == url))
            Add(places, item.CaseId, new SearchPlace(SearchPlaceKind.Link, item.Number));
    }

    private async Task ByHost(CaseworkDb db, SearchQuery query, Dictionary<CaseId, List<SearchPlace>> places, CancellationToken cancellation)
    {
        var known = query.Hosts.Count == 0 ? [] : await db.Items.Where(item => item.HostId != null && query.Hosts.Contains(item.HostId.Value))
            .Select(item => new { item.Id, item.CaseId }).ToListAsync(cancellation);
        var named = query is { Domain: { } domain, HostName: { } name }
            ? (await ItemsMarked(db, BlindField.Domain, domain, cancellation)).Where(item => IsWithin(item.Url.Host, name)) : [];
        var found = known.Select(item => (item.Id, item.CaseId)).Concat(named.Select(item => (item.Id, item.CaseId))).Distinct();
        foreach (var group in found.GroupBy(item => item.CaseId))
            Add(places, group.Key, new SearchPlace(SearchPlaceKind.Host, group.Count()));
    }

    private async Task ByContact(
        CaseworkDb db, BlindField field, string? canonical, Dictionary<CaseId, List<SearchPlace>> places, CancellationToken cancellation)
    {
        if (canonical is null)
            return;
        var (mark, kind) = (MarkOf(field, canonical), field == BlindField.Email ? SearchPlaceKind.Email : SearchPlaceKind.Phone);
        var rows = await db.Set<BlindMark>().Where(one => one.Field == field && one.Mark == mark).Select(one => one.RowId).ToListAsync(cancellation);
        var (reportIds, caseIds) = (rows.ConvertAll(row => new Domain.Reports.ReportId(row)), rows.ConvertAll(row => new CaseId(row)));
        var reports = await db.Reports.AsNoTracking().Where(report => reportIds.Contains(report.Id)).ToListAsync(cancellation);
        var cases = await db.Cases.AsNoTracking().Where(found => caseIds.Contains(found.Id)).ToListAsync(cancellation);
        var texts = reports.Select(report => (report.CaseId, Text: report.SafeContact + "\n" + report.Text))
            .Concat(cases.Select(found => (CaseId: found.Id, Text: found.Narrative)));
        foreach (var id in texts.Where(row => Holds(field, row.Text, canonical)).Select(row => row.CaseId).Distinct())
            Add(places, id, new SearchPlace(kind));
    }

    private async Task<List<ContentItem>> ItemsMarked(CaseworkDb db, BlindField field, string canonical, CancellationToken cancellation)
    {
        var mark = MarkOf(field, canonical);
        var rows = await db.Set<BlindMark>().Where(one => one.Field == field && one.Mark == mark).Select(one => one.RowId).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => new ItemId(row));
        return await db.Items.AsNoTracking().Where(item => ids.Contains(item.Id)).ToListAsync(cancellation);
    }

    private byte[] MarkOf(BlindField field, string canonical) =>
        vault.BlindIndex(field, field == BlindField.Phone ? Phones.Tail(canonical) : canonical);

    private static bool Holds(BlindField field, string text, string canonical) => field == BlindField.Email
        ? Emails.In(text).Contains(canonical, StringComparer.Ordinal)
        : Phones.In(text).Any(number => Phones.AreSame(number, canonical));

    private static bool IsWithin(string host, string name) => host == name || host.EndsWith("." + name, StringComparison.Ordinal);

    private static void Add(Dictionary<CaseId, List<SearchPlace>> places, CaseId id, SearchPlace place)
    {
        if (!places.TryGetValue(id, out var known))
            places[id] = known = [];
        known.Add(place);
    }
}
