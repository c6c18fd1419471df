using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Cases;

/// <summary>What she sees: numbers, what is next, and whether anything waits for her. Never a link to the material, never a name.</summary>
public sealed class ShowStatus(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    // Hosts answer within days; without a legal clock this is when we promise to look again.
    private static readonly TimeSpan UsualAnswer = TimeSpan.FromDays(3);

    public async Task<StatusView?> Run(CaseId id, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } found)
            return null;
        var items = await db.Items.AsNoTracking().Where(x => x.CaseId == id).ToListAsync(cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == id).ToListAsync(cancellation);
        var asked = await db.Consents.CountAsync(x => x.CaseId == id && x.Decision == ConsentState.Asked, cancellation);
        var written = notices.Where(notice => notice.MayHaveLeft).SelectMany(notice => notice.Items)
            .Where(line => line.Decision == HostDecision.None).Select(line => line.ItemId).ToHashSet();
        var lastSent = notices.Max(notice => notice.SentAt);
        return new StatusView(found.State, found.Language, ItemCounts.Of(items))
        {
            AwaitingAnswer = items.Count(item => item.Availability is not Availability.Removed && written.Contains(item.Id)),
            HostsWritten = notices.Where(notice => notice.MayHaveLeft).Select(notice => notice.HostId).Distinct().Count(),
            DecisionsWaiting = asked,
            Locked = items.Exists(item => item.Lock == ItemLock.MinorSuspected)
                || await db.Reports.AnyAsync(x => x.CaseId == id && x.MinorPossible, cancellation),
            NextNews = NextNews(found.State, lastSent, clock.GetUtcNow()),
            History = await db.Events.AsNoTracking().Where(x => x.CaseId == id).OrderByDescending(x => x.At).Take(30).ToListAsync(cancellation),
        };
    }

    private static DateTimeOffset? NextNews(CaseState state, DateTimeOffset? lastSent, DateTimeOffset now)
    {
        if (state is CaseState.Closed or CaseState.Erased or CaseState.Paused or CaseState.AwaitingConsent)
            return null;
        var next = (lastSent ?? now) + UsualAnswer;
        return next > now ? next : now + UsualAnswer;
    }
}

public sealed record StatusView(CaseState State, Language Language, ItemCounts Counts)
{
    /// <summary>Items a host was written to about and has not decided on.</summary>
    public int AwaitingAnswer { get; init; }

    public int HostsWritten { get; init; }

    /// <summary>Questions only she can answer.</summary>
    public int DecisionsWaiting { get; init; }

    /// <summary>Somebody may be under 18: only hotlines can act on what is locked.</summary>
    public bool Locked { get; init; }

    /// <summary>When she can expect to hear more; null when nothing is under way.</summary>
    public DateTimeOffset? NextNews { get; init; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<CaseEvent> History { get; init; } = [];
}
