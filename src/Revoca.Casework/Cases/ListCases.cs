using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Cases, the last changed first, a page at a time; the next page starts where this one ended.</summary>
public sealed class ListCases(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="by">Who asks: only cases she may read, and one record in the log for the page.</param>
    public async Task<CasePage> Run(StaffId by, CaseFilter filter, CaseCursor? after = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.ListCases, cancellation);
        var wanted = (await db.ReadableBy(by, roles, clock.GetUtcNow(), cancellation)).AsNoTracking();
        if (filter.States.Count > 0)
            wanted = wanted.Where(x => filter.States.Contains(x.State));
        if (filter.Advocate is { } advocate)
            wanted = wanted.Where(x => x.Advocate == advocate);
        if (filter.Reference is { } reference)
            wanted = wanted.Where(x => x.Reference == reference);
        if (after is { } cursor)
            wanted = wanted.Where(x => x.ChangedAt < cursor.ChangedAt || (x.ChangedAt == cursor.ChangedAt && x.Id > cursor.Id));
        var cases = await wanted.OrderByDescending(x => x.ChangedAt).ThenBy(x => x.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var page = cases.Take(PageSize).ToArray();
        var ids = page.Select(x => x.Id).ToArray();
        var items = await db.Items.Where(x => ids.Contains(x.CaseId)).GroupBy(x => new { x.CaseId, x.Availability })
            .Select(group => new { group.Key.CaseId, group.Key.Availability, Count = group.Count() }).ToListAsync(cancellation);
        var waiting = await db.Notices.Where(x => ids.Contains(x.CaseId) && (x.Delivery == Delivery.Draft || x.Delivery == Delivery.AwaitingApproval))
            .GroupBy(x => x.CaseId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellation);
        await access.RecordList(by, roles, "case.list", page.Length, cancellation);
        var rows = page.Select(found => new CaseRow(found)
        {
            Items = items.Where(count => count.CaseId == found.Id).Sum(count => count.Count),
            Removed = items.Where(count => count.CaseId == found.Id && count.Availability == Availability.Removed).Sum(count => count.Count),
            WaitingDrafts = waiting.GetValueOrDefault(found.Id),
        });
        return new CasePage([.. rows], cases.Count > PageSize ? new CaseCursor(page[^1].ChangedAt, page[^1].Id) : null);
    }
}

public sealed record CaseFilter
{
    /// <summary>Empty = every state.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    public StaffId? Advocate { get; init; }

    public CaseReference? Reference { get; init; }
}

/// <summary>Where a page ended; the id decides between cases that changed at the same moment.</summary>
public sealed record CaseCursor(DateTimeOffset ChangedAt, CaseId Id);

/// <param name="Rows">At most 50.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, CaseCursor? Next);

public sealed record CaseRow(Case Case)
{
    public int Items { get; init; }

    public int Removed { get; init; }

    public int WaitingDrafts { get; init; }
}
