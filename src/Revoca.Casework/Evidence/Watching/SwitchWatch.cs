using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Hosts;
using Revoca.Casework.Notices;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Watching;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Watching;

/// <summary>Switches the watch of a case on and off. Off by default: looking at a place tells its host that somebody looked.</summary>
public sealed class SwitchWatch(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    public async Task<WatchView> Show(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, null, cancellation);
        var watch = await db.Set<Watch>().AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation);
        var failed = await (from tried in db.Set<WatchTry>().AsNoTracking()
                            join item in db.Items on tried.ItemId equals item.Id
                            where tried.CaseId == caseId && tried.Answer != WatchAnswer.Seen && tried.Answer != WatchAnswer.Started
                            orderby item.Number
                            select new { item.Number, tried.Answer }).ToListAsync(cancellation);
        return new(watch?.Since, [.. failed.Select(x => (x.Number, x.Answer))]);
    }

    /// <exception cref="RuleBroken">ConsentMissing: there is no place whose host she agreed may hear of this case.</exception>
    public async Task Run(CaseId caseId, bool on, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var watch = await db.Set<Watch>().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation);
        if (on == watch is not null)
            return;
        if (watch is not null)
        {
            db.Events.Add(watch.Stop(change));
            db.Remove(watch);
        }
        else
        {
            var items = await db.Items.AsNoTracking().Where(x => x.CaseId == caseId && x.Lock == ItemLock.Open).ToListAsync(cancellation);
            if ((await WatchConsent.Allowed(db, hosts, items, change.At)).Count == 0)
                throw new RuleBroken(BrokenRule.ConsentMissing, "She has agreed to no host that could be looked at.");
            var (started, told) = Watch.Start(caseId, change);
            db.Add(started);
            db.Events.Add(told);
        }

        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Since">Null = off.</param>
/// <param name="Failed">The places whose last try saw nothing, by number, with the reason.</param>
public sealed record WatchView(DateTimeOffset? Since, IReadOnlyList<(int Number, WatchAnswer Answer)> Failed);

/// <summary>Which places may be looked at: those whose host she agreed may hear of the case, at the lowest identity level, under a live mandate.</summary>
internal static class WatchConsent
{
    public static async Task<IReadOnlyList<ContentItem>> Allowed(CaseworkDb db, HostDirectory hosts, IReadOnlyCollection<ContentItem> items, DateTimeOffset now)
    {
        var allowed = new List<ContentItem>();
        foreach (var item in items)
        {
            var towards = Recipients.Of(item.HostId is { } id && hosts.TryGet(id, out var host) ? host : null);
            if ((await Gate.Ask(db, item.CaseId, [item], (towards, IdentityLevel.None), now)).IsOpen)
                allowed.Add(item);
        }

        return allowed;
    }
}
