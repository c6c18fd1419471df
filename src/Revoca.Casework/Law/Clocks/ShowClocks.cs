using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Clocks;

/// <summary>The clocks of one notice in whatever state, with the facts somebody recorded about them, the latest first.</summary>
public sealed class ShowClocks(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, TimeProvider clock)
{
    public async Task<NoticeClockView> Run(CaseId caseId, NoticeId noticeId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var rows = (await OpenClocks.Read(db, hosts, [caseId], cancellation)).Where(row => row.NoticeId == noticeId)
            .Select(row => row with { State = row.Clock.StateAt(now), NextMoment = row.Clock.NextMoment(now), Bar = row.Clock.ExpiryBarAt(now) });
        var facts = await db.Set<ClockFact>().AsNoTracking().Where(x => x.NoticeId == noticeId).OrderByDescending(x => x.At).ToListAsync(cancellation);
        return new NoticeClockView(now, [.. rows], facts);
    }
}

public sealed record NoticeClockView(DateTimeOffset Now, IReadOnlyList<ClockRow> Clocks, IReadOnlyList<ClockFact> Facts);
