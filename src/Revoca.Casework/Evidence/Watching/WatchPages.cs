using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Watching;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Watching;

/// <summary>Looks at the places of watched cases whose time has come: status and text only, one place of a site in a round, never a locked item.</summary>
public sealed class WatchPages(IDbContextFactory<CaseworkDb> dbs, LookAtPage look, RobotRules robots, HostDirectory hosts, TimeProvider clock)
{
    /// <summary>Between two looks at the same site, whoever looks.</summary>
    private static readonly TimeSpan PauseOfSite = TimeSpan.FromMinutes(10);

    /// <returns>How many places were looked at.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var looked = 0;
        foreach (var id in await Due(cancellation))
        {
            if (await Claim(id, cancellation) is not { } item)
                continue;
            var (answer, seen) = await Look(item, cancellation);
            await Write(item.Id, answer, seen, cancellation);
            looked += seen is null ? 0 : 1;
        }

        return looked;
    }

    private async Task<IReadOnlyList<ItemId>> Due(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var watched = await (from watch in db.Set<Watch>()
                             join of in db.Cases on watch.CaseId equals of.Id
                             where of.State == CaseState.Active || of.State == CaseState.Monitoring
                             select watch.CaseId).ToListAsync(cancellation);
        var items = await db.Items.AsNoTracking().Where(x => watched.Contains(x.CaseId) && x.Lock == ItemLock.Open).ToListAsync(cancellation);
        var looks = (await db.Observations.AsNoTracking().Where(x => watched.Contains(x.CaseId)).ToListAsync(cancellation)).ToLookup(x => x.ItemId);
        var tries = await db.Set<WatchTry>().AsNoTracking().Where(x => watched.Contains(x.CaseId)).ToDictionaryAsync(x => x.ItemId, cancellation);
        var resting = items.Where(item => tries.TryGetValue(item.Id, out var last) && now - last.At < PauseOfSite).Select(item => item.Domain).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. items.Where(item => !resting.Contains(item.Domain) && WatchPlan.NextLook(item, looks[item.Id]) <= now
                    && !(tries.TryGetValue(item.Id, out var last) && last.Holds(now)))
                .OrderBy(item => item.LastObservedAt).DistinctBy(item => item.Domain).Select(item => item.Id),
        ];
    }

    // Reads everything again: since the round began the item may have been locked or looked at, her consent withdrawn, the watch ended.
    private async Task<ContentItem?> Claim(ItemId id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await Watched(db, id, cancellation) is not { } item || (await WatchConsent.Allowed(db, hosts, [item], now)).Count == 0)
            return null;
        var last = await db.Set<WatchTry>().SingleOrDefaultAsync(x => x.ItemId == id, cancellation);
        var looks = await db.Observations.AsNoTracking().Where(x => x.ItemId == id).ToListAsync(cancellation);
        if (last?.Holds(now) == true || !(WatchPlan.NextLook(item, looks) <= now))
            return null;
        if (last is null)
            db.Add(last = new WatchTry(item));
        last.Begin(now);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return item;
        }
        catch (DbUpdateException)
        {
            return null; // another worker looks at it
        }
    }

    private async Task<(WatchAnswer Answer, PageSeen? Seen)> Look(ContentItem item, CancellationToken cancellation)
    {
        switch (await robots.MayLook(item.Url, cancellation))
        {
            case RobotAnswer.Forbidden:
                return (WatchAnswer.Robots, null);
            case RobotAnswer.Refused:
                return (WatchAnswer.ClosedAddress, null);
            case RobotAnswer.Unknown:
                return (WatchAnswer.NoAnswer, null);
        }

        var seen = await look.Run(item.Url, cancellation);
        return seen.Answer is PageAnswer.Refused ? (WatchAnswer.ClosedAddress, null)
            : seen.Suggests is Availability.Unknown ? (WatchAnswer.NoAnswer, null) : (WatchAnswer.Seen, seen);
    }

    private async Task Write(ItemId id, WatchAnswer answer, PageSeen? seen, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        (await db.Set<WatchTry>().SingleAsync(x => x.ItemId == id, cancellation)).End(answer);
        if (seen is not null && await Watched(db, id, cancellation) is { } item)
        {
            var earlier = await db.Observations.Where(x => x.ItemId == id).ToListAsync(cancellation);
            var change = new Change(Actor.System, clock.GetUtcNow(), WhatWasSeen(seen));
            var (observation, observed) = item.Observe(seen.Suggests, earlier, change);
            db.Add(observation);
            db.Events.Add(observed);
            await Reappearances.Propose(db, [item], change, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static Task<ContentItem?> Watched(CaseworkDb db, ItemId id, CancellationToken cancellation) =>
        (from item in db.Items
         where item.Id == id && item.Lock == ItemLock.Open && db.Set<Watch>().Any(watch => watch.CaseId == item.CaseId)
             && db.Cases.Any(of => of.Id == item.CaseId && (of.State == CaseState.Active || of.State == CaseState.Monitoring))
         select item).SingleOrDefaultAsync(cancellation);

    // A redirect is written down, not followed: that it went elsewhere is all that is known of it.
    private static string WhatWasSeen(PageSeen seen) => string.Join(' ', new[]
    {
        $"HTTP {seen.Status}",
        seen.Location is { } location ? $"→ {(location.Length > 200 ? location[..200] : location)}" : null,
        seen.GonePhrase is { } phrase ? $"“{phrase}”" : null,
    }.OfType<string>());
}
