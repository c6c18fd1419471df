using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Domain.Law.Ladder;

/// <summary>
/// Days on which nothing is proposed that could wait: weekends, holidays, days she asked for. Steps the law times are never held back.
/// </summary>
public sealed record QuietDays(TimeZoneInfo Zone, WorkingCalendar? Calendar = null)
{
    public static QuietDays None { get; } = new(TimeZoneInfo.Utc);

    /// <summary>Single days, such as an anniversary or a hearing.</summary>
    public IReadOnlySet<DateOnly> Days { get; init; } = new HashSet<DateOnly>();

    /// <returns>The instant itself, or nine in the morning of the next day that is not quiet; at most a year later.</returns>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
        var next = day;
        while (IsQuiet(next) && next < day.AddYears(1))
            next = next.AddDays(1);
        return next == day ? instant : ZoneTime.Later(next.ToDateTime(new TimeOnly(9, 0)), Zone);
    }

    public bool IsQuiet(DateOnly day) => Days.Contains(day) || Calendar?.IsWorkingDay(day) == false;
}
