using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>What waits for a person today, oldest first: new reports, drafts to approve, forms to fill in, bounces, second looks, tasks.</summary>
public sealed class ListToday(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    private const int Most = 200;

    private static readonly Delivery[] Waiting = [Delivery.Draft, Delivery.AwaitingApproval, Delivery.Bounced, Delivery.Failed, Delivery.Expired];

    /// <param name="by">Who asks: only cases she may read; of those nobody has, no more than that they wait.</param>
    /// <param name="advocate">Only this advocate's cases; null = everybody's.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<TodayRow>> Run(StaffId by, StaffId? advocate = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await db.RolesOf(by, cancellation);
        if (!StaffPolicy.Allows(roles, DeskAct.ListCases))
            return [];
        var cases = (await db.ReadableBy(by, roles, clock.GetUtcNow(), cancellation)).AsNoTracking()
            .Where(x => x.State != CaseState.Closed || db.Tasks.Any(task => task.CaseId == x.Id && task.Kind == CaseTaskKind.EndIsNear && task.DoneAt == null))
            .Where(x => x.State != CaseState.Erased && (advocate == null || x.Advocate == advocate));
        var references = await cases.ToDictionaryAsync(x => x.Id, x => x.Reference, cancellation);
        var tasks = await db.Tasks.AsNoTracking().Where(x => x.DoneAt == null && cases.Any(of => of.Id == x.CaseId)).OrderBy(x => x.OpenedAt).Take(Most).ToListAsync(cancellation);
        var notices = await db.Notices.AsNoTracking()
            .Where(x => (Waiting.Contains(x.Delivery) || (x.Delivery == Delivery.Queued && x.Route == Route.ByHand)) && cases.Any(of => of.Id == x.CaseId))
            .OrderBy(x => x.DraftedAt).Take(Most).ToListAsync(cancellation);
        var dayAgo = clock.GetUtcNow().AddDays(-1);
        var second = await db.Items.AsNoTracking().Where(x => x.Availability == Availability.Unavailable && x.LastObservedAt <= dayAgo)
            .GroupBy(x => x.CaseId).Select(group => new { group.Key, Count = group.Count(), At = group.Min(x => x.LastObservedAt) }).ToListAsync(cancellation);
        var rows = tasks.Select(task => new TodayRow(task.CaseId, TodayKind.Task, task.OpenedAt) { Task = task, HostId = task.HostId })
            .Concat(notices.Select(notice => new TodayRow(notice.CaseId, KindOf(notice), notice.DraftedAt) { Notice = notice, HostId = notice.HostId }))
            .Concat(second.Select(look => new TodayRow(look.Key, TodayKind.SecondLook, look.At ?? dayAgo) { Count = look.Count }));
        var free = StaffPolicy.Allows(roles, DeskAct.TakeCase, CaseStanding.Free) && advocate is null ? await Free(db, cancellation) : [];
        return [.. rows.Where(row => references.ContainsKey(row.CaseId)).Select(row => row with { Reference = references[row.CaseId] }).Concat(free).OrderBy(row => row.Since)];
    }

    // Of a case that nobody has, no more is read than that it waits.
    private static async Task<IEnumerable<TodayRow>> Free(CaseworkDb db, CancellationToken cancellation) =>
        (await db.Cases.Where(x => x.Advocate == null && x.State != CaseState.Closed && x.State != CaseState.Erased)
            .OrderBy(x => x.OpenedAt).Take(Most).Select(x => new { x.Id, x.Reference, x.OpenedAt }).ToListAsync(cancellation))
        .Select(x => new TodayRow(x.Id, TodayKind.NobodyHasIt, x.OpenedAt) { Reference = x.Reference });

    private static TodayKind KindOf(Notice notice) => notice.Delivery switch
    {
        Delivery.Draft => TodayKind.Draft,
        Delivery.AwaitingApproval => TodayKind.Approve,
        Delivery.Queued => TodayKind.SubmitByHand,
        _ => TodayKind.NotDelivered,
    };
}

public enum TodayKind
{
    Task,
    Draft,
    Approve,
    SubmitByHand,
    NotDelivered,

    /// <summary>Gone at the first look a day ago: a second one makes it Removed.</summary>
    SecondLook,

    /// <summary>A report that no advocate has taken.</summary>
    NobodyHasIt,
}

/// <param name="CaseId">The case.</param>
/// <param name="Kind">What kind of work it is.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record TodayRow(CaseId CaseId, TodayKind Kind, DateTimeOffset Since)
{
    public CaseReference Reference { get; init; }

    public CaseTask? Task { get; init; }

    public Notice? Notice { get; init; }

    public HostId? HostId { get; init; }

    public int Count { get; init; } = 1;
}
