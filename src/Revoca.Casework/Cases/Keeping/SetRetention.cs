using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Keeping;

/// <summary>How long cases are kept: the period of each state, and one case longer than that.</summary>
public sealed class SetRetention(IDbContextFactory<CaseworkDb> dbs, AuditLog log, CaseAccess access, TimeProvider clock)
{
    public async Task<IReadOnlyList<RetentionPeriod>> Periods(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await new RetentionCalendar(db).Periods(cancellation);
    }

    /// <param name="state">Whose period.</param>
    /// <param name="days">Null = no end.</param>
    /// <param name="why">The reason; it stands in the log.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task Run(CaseState state, int? days, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        var own = await db.Set<RetentionPeriod>().SingleOrDefaultAsync(x => x.State == state, cancellation);
        if (own is null)
            db.Add(own = RetentionPeriod.Of(state, days: null));
        own.Set(days, new Change(Actor.Of(by), clock.GetUtcNow(), why.Trim()));
        log.Append(db, new AuditLine(AuditActor.Of(by), "retention.change") { Details = new { State = state.ToString(), Days = days, Why = why } });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Keeps one case until a day at least, for a reason.</summary>
    public async Task Keep(CaseId id, DateOnly until, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, id, cancellation);
        var kept = await db.Cases.SingleAsync(x => x.Id == id, cancellation);
        db.Events.Add(kept.Keep(until, new Change(Actor.Of(by), clock.GetUtcNow(), why.Trim())));
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>Until when the case is kept and what was warned of; null for no case.</returns>
    public async Task<KeptCase?> Of(CaseId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadCase, id, cancellation);
        var facts = (await new RetentionCalendar(db).Facts(id, cancellation)).GetValueOrDefault(id);
        var plan = await db.Set<RetentionPlan>().AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == id, cancellation);
        return facts is null ? null : new KeptCase(plan?.EraseOn ?? facts.Due, plan?.Stage, facts.KeepUntil);
    }

    /// <summary>Cases that were warned of, the nearest end first.</summary>
    public async Task<IReadOnlyList<(CaseReference Reference, RetentionPlan Plan)>> Ending(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var plans = await db.Set<RetentionPlan>().AsNoTracking().OrderBy(x => x.EraseOn).Take(200).ToListAsync(cancellation);
        var ids = plans.ConvertAll(plan => plan.CaseId);
        var references = await db.Cases.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Reference, cancellation);
        return [.. plans.Where(plan => references.ContainsKey(plan.CaseId)).Select(plan => (references[plan.CaseId], plan))];
    }
}

/// <param name="Ends">The first day it is no longer kept; null = no end.</param>
/// <param name="Warned">How far the warnings have come; null before the first.</param>
/// <param name="KeepUntil">What somebody asked for.</param>
public sealed record KeptCase(DateOnly? Ends, RetentionStage? Warned, DateOnly? KeepUntil);
