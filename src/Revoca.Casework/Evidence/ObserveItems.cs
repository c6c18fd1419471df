using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence;

/// <summary>Writes down what somebody saw at the place of some items. Revoca itself looks only where the watch of a case is on.</summary>
public sealed class ObserveItems(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task Run(CaseId caseId, IReadOnlyCollection<ItemId> items, Availability seen, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var chosen = await db.Items.Where(x => x.CaseId == caseId && items.Contains(x.Id)).ToListAsync(cancellation);
        var earlier = await db.Observations.Where(x => x.CaseId == caseId && items.Contains(x.ItemId)).ToListAsync(cancellation);
        foreach (var item in chosen)
        {
            var (observation, observed) = item.Observe(seen, earlier.Where(past => past.ItemId == item.Id), change);
            db.Observations.Add(observation);
            db.Events.Add(observed);
        }

        await Reappearances.Propose(db, chosen, change, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
