using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
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
        var mine = await (await db.ReadableBy(by, roles, now, cancellation)).Select(x => x.Id).ToHashSetAsync(cancellation);
        var rows = await OpenClocks.Read(db, hosts, only is { } one ? [one] : null, cancellation);
        return new ClockList(now, [.. rows
            .Select(row => row with { State = row.Clock.StateAt(now), NextMoment = row.Clock.NextMoment(now), Bar = row.Clock.ExpiryBarAt(now) })
            .Where(row => row.State is ClockState.Running or ClockState.DueSoon or ClockState.Overdue && mine.Contains(row.CaseId) && (advocate is null || row.Advocate == advocate))
            .OrderByDescending(row => row.Clock.Rule.BindsUs).ThenBy(row => row.NextMoment)]);
    }
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
