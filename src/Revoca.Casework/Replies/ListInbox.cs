using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>Lists the answers a person must still read, a page at a time; the next page starts where this one ended.</summary>
public sealed class ListInbox(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <param name="by">Who asks: only cases she may read; the page is one record in the log.</param>
    /// <param name="longestFirst">True: those that have waited longest come first; else the newest.</param>
    /// <param name="after">Where the last page ended; null for the first.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<InboxPage> Run(StaffId by, bool longestFirst = false, InboxCursor<ReplyId>? after = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.ListCases, cancellation);
        var mine = await db.ReadableBy(by, roles, clock.GetUtcNow(), cancellation);
        var waiting = db.Replies.AsNoTracking().Where(x => x.Kind == ReplyKind.Answer && x.DecidedAt == null && mine.Any(of => of.Id == x.CaseId));
        if (after is { } end)
        {
            waiting = longestFirst
                ? waiting.Where(x => x.ReceivedAt > end.At || (x.ReceivedAt == end.At && !end.ShownThen.Contains(x.Id)))
                : waiting.Where(x => x.ReceivedAt < end.At || (x.ReceivedAt == end.At && !end.ShownThen.Contains(x.Id)));
        }

        waiting = longestFirst ? waiting.OrderBy(x => x.ReceivedAt).ThenBy(x => x.Id) : waiting.OrderByDescending(x => x.ReceivedAt).ThenBy(x => x.Id);
        var found = await waiting.Take(PageSize + 1).ToListAsync(cancellation);
        var page = found.Take(PageSize).ToList();
        var rows = await Rows(db, page, cancellation);
        await access.RecordList(by, roles, "inbox.read", page.Count, cancellation);
        return new InboxPage(rows, found.Count > PageSize ? InboxCursor<ReplyId>.After(page, reply => reply.ReceivedAt, reply => reply.Id, after) : null);
    }

    private static async Task<IReadOnlyList<InboxRow>> Rows(CaseworkDb db, List<Reply> page, CancellationToken cancellation)
    {
        var (noticeIds, caseIds) = (page.ConvertAll(reply => reply.NoticeId), page.ConvertAll(reply => reply.CaseId));
        var notices = await db.Notices.AsNoTracking().Where(x => noticeIds.Contains(x.Id)).ToDictionaryAsync(x => x.Id, cancellation);
        var cases = await db.Cases.AsNoTracking().Where(x => caseIds.Contains(x.Id)).ToDictionaryAsync(x => x.Id, cancellation);
        return [.. page.Select(reply => new InboxRow(reply, ReplyTriage.Read(reply.Subject, reply.Text))
        {
            Reference = cases[reply.CaseId].Reference,
            State = cases[reply.CaseId].State,
            Number = notices[reply.NoticeId].Number,
            HostId = notices[reply.NoticeId].HostId,
        })];
    }
}

/// <summary>Where a page ended: the instant, and what was shown of it already, for several messages may come at once.</summary>
public sealed record InboxCursor<TId>(DateTimeOffset At, IReadOnlyList<TId> ShownThen)
    where TId : struct
{
    internal static InboxCursor<TId> After<TRow>(IReadOnlyList<TRow> page, Func<TRow, DateTimeOffset> at, Func<TRow, TId> id, InboxCursor<TId>? before)
    {
        var last = at(page[^1]);
        var earlier = before?.At == last ? before.ShownThen : [];
        return new(last, [.. earlier, .. page.Where(row => at(row) == last).Select(id)]);
    }
}

/// <param name="Rows">At most <see cref="ListInbox.PageSize"/>.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record InboxPage(IReadOnlyList<InboxRow> Rows, InboxCursor<ReplyId>? Next);

/// <summary>One answer that waits, with what rules read in it and where it belongs.</summary>
public sealed record InboxRow(Reply Reply, Triage Triage)
{
    public CaseReference Reference { get; init; }

    /// <summary>A closed case still gets answers; they are marked.</summary>
    public CaseState State { get; init; }

    public int Number { get; init; }

    public HostId HostId { get; init; }
}

/// <summary>Counts what waits in the inbox. Two index look-ups: cheap enough for every page.</summary>
public sealed class CountInbox(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    public async Task<InboxCounts> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await db.RolesOf(by, cancellation);
        if (!StaffPolicy.Allows(roles, DeskAct.SortMail))
            return new InboxCounts(0, 0, 0);
        var mine = await db.ReadableBy(by, roles, clock.GetUtcNow(), cancellation);
        var answers = await db.Replies.CountAsync(x => x.Kind == ReplyKind.Answer && x.DecidedAt == null && mine.Any(of => of.Id == x.CaseId), cancellation);
        var held = await db.Incoming.Where(x => x.State == IncomingState.InPen || x.State == IncomingState.Quarantined)
            .GroupBy(x => x.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellation);
        return new InboxCounts(answers, held.GetValueOrDefault(IncomingState.InPen), held.GetValueOrDefault(IncomingState.Quarantined));
    }
}

/// <param name="Answers">Matched answers nobody has decided yet.</param>
/// <param name="Held">Messages in the holding pen.</param>
/// <param name="Unreadable">Messages set aside because they could not be read.</param>
public sealed record InboxCounts(int Answers, int Held, int Unreadable);
