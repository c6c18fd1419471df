namespace Revoca.Domain.Law.Deadlines;

/// <summary>Wall-clock times of a zone as instants, across daylight saving.</summary>
internal static class ZoneTime
{
    /// <returns>In a gap the first instant after it; in an overlap the later of the two.</returns>
    public static DateTimeOffset Later(DateTime wall, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(wall))
            return AfterGap(wall, zone);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Min() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    /// <returns>The first instant of a civil day; where midnight falls into a gap, the first instant after it.</returns>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(wall))
            return AfterGap(wall, zone);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    // A gap can be as long as a day (Samoa skipped 30 December 2011), so the search starts two days before.
    private static DateTimeOffset AfterGap(DateTime wall, TimeZoneInfo zone)
    {
        var before = new DateTimeOffset(wall.AddDays(-2), zone.GetUtcOffset(wall.AddDays(-2)));
        var old = before.Offset;
        var (low, high) = (0L, (long)TimeSpan.FromDays(4).TotalSeconds);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(before.AddSeconds(middle)) == old)
                low = middle;
            else
                high = middle;
        }

        return TimeZoneInfo.ConvertTime(before.AddSeconds(high), zone);
    }
}
