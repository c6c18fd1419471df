using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Keeping;

/// <summary>Warns of the end of cases thirty, seven and one day before, postpones where something happened, and erases only what was warned of (domain rule 17).</summary>
public sealed class CheckRetention(IDbContextFactory<CaseworkDb> dbs, EraseForGood erase, TimeProvider clock)
{
    /// <returns>How many warnings were given, ends postponed and cases erased.</returns>
    public async Task<RetentionRound> Run(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var round = new RetentionRound(0, 0, 0);
        foreach (var (id, facts, today) in await Candidates(now, cancellation))
        {
            round += await Step(id, facts, today, now, cancellation) switch
            {
                RetentionMove.Nothing => new(0, 0, 0),
                RetentionMove.Postpone => new(0, 1, 0),
                RetentionMove.Erase => new(0, 0, 1),
                _ => new RetentionRound(1, 0, 0),
            };
        }

        return round;
    }

    private async Task<IReadOnlyList<(CaseId, RetentionFacts, DateOnly)>> Candidates(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var calendar = new RetentionCalendar(db);
        var today = RetentionCalendar.DayOf(now, await calendar.Zone(cancellation));
        var plans = await db.Set<RetentionPlan>().AsNoTracking().ToDictionaryAsync(plan => plan.CaseId, cancellation);
        return [.. (await calendar.Facts(null, cancellation))
            .Where(one => RetentionPlan.Next(one.Value, plans.GetValueOrDefault(one.Key), today) != RetentionMove.Nothing)
            .Select(one => (one.Key, one.Value, today))];
    }

    private async Task<RetentionMove> Step(CaseId id, RetentionFacts facts, DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var plan = await db.Set<RetentionPlan>().SingleOrDefaultAsync(x => x.CaseId == id, cancellation);
        var move = RetentionPlan.Next(facts, plan, today);
        if (move == RetentionMove.Erase)
        {
            await erase.Run(id, ErasureReason.TimeOver, cancellation);
            return move;
        }

        var change = new Change(Actor.System, now);
        if (plan is null && move == RetentionMove.WarnThirty)
            db.Add(plan = RetentionPlan.Begin(id, facts, today));
        else if (move is RetentionMove.WarnSeven or RetentionMove.WarnOne)
            plan?.Warn(today);
        await Tell(db, (id, move, plan), change, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return move;
        }
        catch (DbUpdateException)
        {
            // Another instance took the same step a moment ago, or the case has just been erased.
            return RetentionMove.Nothing;
        }
    }

    private static async Task Tell(CaseworkDb db, (CaseId Id, RetentionMove Move, RetentionPlan? Plan) step, Change change, CancellationToken cancellation)
    {
        if (step.Plan is not { } plan || step.Move == RetentionMove.Nothing)
            return;
        foreach (var seen in await db.Tasks.Where(x => x.CaseId == step.Id && x.Kind == CaseTaskKind.EndIsNear && x.DoneAt == null).ToListAsync(cancellation))
            db.Events.Add(seen.Finish(change));
        if (step.Move == RetentionMove.Postpone)
        {
            db.Remove(plan);
            db.Events.Add(CaseEvent.Of(step.Id, CaseEventKind.EndPostponed, change));
            return;
        }

        var day = plan.EraseOn.ToString("O", CultureInfo.InvariantCulture);
        var (task, opened) = CaseTask.Open(step.Id, CaseTaskKind.EndIsNear, null, day, change);
        db.Tasks.Add(task);
        db.Events.AddRange(opened, CaseEvent.Of(step.Id, CaseEventKind.EndWarned, change, new EventFacts { Result = day }));
    }
}

public sealed record RetentionRound(int Warned, int Postponed, int Erased)
{
    public static RetentionRound operator +(RetentionRound left, RetentionRound right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Warned + right.Warned, left.Postponed + right.Postponed, left.Erased + right.Erased);
    }
}
