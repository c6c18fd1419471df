using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;

namespace Revoca.Casework.Cases.Keeping;

/// <summary>Reads what decides how long cases are kept.</summary>
internal sealed class RetentionCalendar(CaseworkDb db)
{
    private static readonly CaseEventKind[] NoMaterial = [CaseEventKind.EndWarned, CaseEventKind.EndPostponed];
    private static readonly CaseEventKind[] OfTasks = [CaseEventKind.TaskOpened, CaseEventKind.TaskDone];
    private static readonly string EndTask = nameof(CaseTaskKind.EndIsNear);

    /// <summary>The zone whose days are counted.</summary>
    public async Task<TimeZoneInfo> Zone(CancellationToken cancellation) => TimeZoneInfo.FindSystemTimeZoneById(
        (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(cancellation))?.Zone ?? "UTC");

    /// <summary>Every state's period: the organisation's where it has one, else what ships.</summary>
    public async Task<IReadOnlyList<RetentionPeriod>> Periods(CancellationToken cancellation)
    {
        var own = await db.Set<RetentionPeriod>().AsNoTracking().ToDictionaryAsync(period => period.State, cancellation);
        return [.. RetentionPeriod.Shipped.Select(shipped => own.GetValueOrDefault(shipped.State) ?? shipped)];
    }

    /// <param name="only">One case, or null for all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<CaseId, RetentionFacts>> Facts(CaseId? only, CancellationToken cancellation)
    {
        var zone = await Zone(cancellation);
        var days = (await Periods(cancellation)).ToDictionary(period => period.State, period => period.Days);
        var cases = await db.Cases.AsNoTracking().Where(x => x.State != CaseState.Erased && (only == null || x.Id == only))
            .Select(x => new { x.Id, x.State, x.KeepUntil, x.OpenedAt }).ToListAsync(cancellation);
        var last = await db.Events.AsNoTracking().Where(x => only == null || x.CaseId == only)
            .Where(x => !NoMaterial.Contains(x.Kind) && !(OfTasks.Contains(x.Kind) && x.Result == EndTask))
            .GroupBy(x => x.CaseId).Select(group => new { group.Key, At = group.Max(x => x.At) }).ToDictionaryAsync(x => x.Key, x => x.At, cancellation);
        return cases.ToDictionary(x => x.Id, x =>
        {
            var at = last.GetValueOrDefault(x.Id, x.OpenedAt);
            return new RetentionFacts(at, DayOf(at, zone), days.GetValueOrDefault(x.State), x.KeepUntil);
        });
    }

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
