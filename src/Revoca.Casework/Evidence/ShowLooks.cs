using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence;

/// <summary>Whether somebody need look at all: who looked at which place last, and how much the reader has looked already.</summary>
public sealed class ShowLooks(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <summary>A look of a colleague so young makes another one needless.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    public async Task<LooksView> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, null, cancellation);
        var now = clock.GetUtcNow();
        var since = now.AddDays(-8);
        var own = await db.Observations.Where(x => x.Staff == by && x.At >= since).Select(x => x.At).ToListAsync(cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await db.Organisations.AsNoTracking().SingleAsync(cancellation)).Zone);
        return new LooksView(ExposureBudget.Of(own, now, zone), await Verified(db, caseId, by, now, cancellation));
    }

    private static async Task<Dictionary<ItemId, Look>> Verified(CaseworkDb db, CaseId caseId, StaffId by, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = now - Fresh;
        var looks = await db.Observations.AsNoTracking().Where(x => x.CaseId == caseId && x.At >= from && x.Staff != null).ToListAsync(cancellation);
        var names = await db.Users.ToDictionaryAsync(x => x.Id, x => x.DisplayName, cancellation);
        return looks.GroupBy(look => look.ItemId).ToDictionary(ofItem => ofItem.Key, ofItem => ofItem.MaxBy(look => look.At) is { Staff: { } who } last
            ? new Look(names.GetValueOrDefault(who.Value, ""), last.At, who == by, last.Seen) : default);
    }
}

/// <param name="Budget">The reader's own looks, in all cases.</param>
/// <param name="Verified">The last look of a person in the last 24 hours, by item; who is in it need not be looked at again.</param>
public sealed record LooksView(ExposureBudget Budget, IReadOnlyDictionary<ItemId, Look> Verified);

/// <param name="Who">The name of who looked.</param>
/// <param name="Own">The reader looked herself.</param>
public readonly record struct Look(string Who, DateTimeOffset At, bool Own, Availability Seen);
