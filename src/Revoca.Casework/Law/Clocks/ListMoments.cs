using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Clocks;

/// <summary>A page of the open clocks of all cases, terms of ours first, then by the next legal moment; sorted and counted by the database.</summary>
public sealed class ListMoments(IDbContextFactory<CaseworkDb> dbs, ClockIndex index, CaseAccess access, TimeProvider clock)
{
    public const int Page = 50;

    /// <param name="by">Who asks: only cases she may read.</param>
    /// <param name="advocate">Only her cases; null = everybody's. A case handed over takes its clocks along.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public async Task<MomentPage> Run(StaffId by, StaffId? advocate = null, MomentPosition? after = null, CancellationToken cancellation = default)
    {
        await index.Refresh(cancellation);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var open = Open(db, await Readable(db, by, now, cancellation), advocate, now);
        if (after is { } last)
        {
            open = open.Where(x => (last.Ours && !x.Moment.BindsUs) || (x.Moment.BindsUs == last.Ours
                && (x.Next > last.At || (x.Next == last.At && x.Moment.Id > last.Id))));
        }

        var rows = await open.OrderByDescending(x => x.Moment.BindsUs).ThenBy(x => x.Next).ThenBy(x => x.Moment.Id).Take(Page + 1).ToListAsync(cancellation);
        return new MomentPage(now, [.. rows.Take(Page).Select(x => Row(x, now))], rows.Count > Page);
    }

    /// <param name="evening">"So many end before 18:00": an instant to come.</param>
    public async Task<MomentCounts> Count(StaffId by, DateTimeOffset evening, StaffId? advocate = null, CancellationToken cancellation = default)
    {
        await index.Refresh(cancellation);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await Open(db, await Readable(db, by, now, cancellation), advocate, now).GroupBy(_ => 1).Select(all => new MomentCounts(
            all.Count(),
            all.Count(x => x.Next > now && x.Next <= evening),
            all.Count(x => x.Moment.OverAt <= now),
            all.Count(x => x.Moment.BindsUs))).FirstOrDefaultAsync(cancellation) ?? new MomentCounts(0, 0, 0, 0);
    }

    private async Task<IQueryable<Case>> Readable(CaseworkDb db, StaffId by, DateTimeOffset now, CancellationToken cancellation) =>
        await db.ReadableBy(by, await access.Require(db, by, DeskAct.ListCases, cancellation), now, cancellation);

    private static IQueryable<Open> Open(CaseworkDb db, IQueryable<Case> readable, StaffId? advocate, DateTimeOffset now) =>
        from moment in db.Set<ClockMoment>().AsNoTracking()
        join of in readable on moment.CaseId equals of.Id
        where of.State != CaseState.Closed && of.State != CaseState.Erased && (advocate == null || of.Advocate == advocate)
        select new Open
        {
            Moment = moment,
            Reference = of.Reference,
            Advocate = of.Advocate,
            Next = moment.SafeEnd != null
                ? (now <= moment.SafeEnd ? moment.SafeEnd.Value : moment.DueAt)
                : (now <= moment.DueAt ? moment.DueAt : moment.AssertAfter ?? moment.DueAt),
        };

    private static MomentRow Row(Open open, DateTimeOffset now) => new(open.Moment.CaseId, open.Reference, open.Moment.BasisId, open.Moment.Name)
    {
        Position = new(open.Moment.BindsUs, open.Next, open.Moment.Id),
        Advocate = open.Advocate,
        HostId = open.Moment.HostId,
        NoticeId = open.Moment.NoticeId,
        NoticeNumber = open.Moment.NoticeNumber,
        Proof = open.Moment.Proof,
        State = open.Moment.StateAt(now),
        AssertAfter = open.Moment.AssertAfter,
        Bar = open.Moment.BarAt(now),
    };
}

/// <summary>One clock with its case while it is still a query.</summary>
internal sealed class Open
{
    public required ClockMoment Moment { get; init; }

    public required CaseReference Reference { get; init; }

    public StaffId? Advocate { get; init; }

    public DateTimeOffset Next { get; init; }
}

/// <param name="Now">When it was read.</param>
/// <param name="Rows">In order.</param>
/// <param name="More">Whether another page follows the last row.</param>
public sealed record MomentPage(DateTimeOffset Now, IReadOnlyList<MomentRow> Rows, bool More);

/// <param name="All">Open clocks.</param>
/// <param name="BeforeEvening">Whose next moment lies between now and the evening.</param>
/// <param name="Overdue">Whose term is over by its earliest reading.</param>
/// <param name="Ours">Which bind us or her.</param>
public sealed record MomentCounts(int All, int BeforeEvening, int Overdue, int Ours);

/// <summary>A place in the list: where one page ends and the next begins.</summary>
public readonly record struct MomentPosition(bool Ours, DateTimeOffset At, long Id);

/// <summary>One open clock as the list shows it.</summary>
public sealed record MomentRow(CaseId CaseId, CaseReference Reference, string BasisId, string ClockName)
{
    public MomentPosition Position { get; init; }

    public DateTimeOffset NextMoment => Position.At;

    public StaffId? Advocate { get; init; }

    public HostId? HostId { get; init; }

    public NoticeId? NoticeId { get; init; }

    public int? NoticeNumber { get; init; }

    /// <summary>What shows that it started.</summary>
    public StartProof? Proof { get; init; }

    public ClockState State { get; init; }

    public DateTimeOffset? AssertAfter { get; init; }

    /// <summary>Why a letter may not yet say that the term has expired.</summary>
    public ExpiryBar Bar { get; init; }
}
