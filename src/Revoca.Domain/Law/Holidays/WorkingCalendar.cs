using System.Collections.Concurrent;

namespace Revoca.Domain.Law.Holidays;

/// <summary>Working days: Monday to Friday without the holidays of one or more countries. Shared and safe for many threads.</summary>
public sealed class WorkingCalendar
{
    private static readonly ConcurrentDictionary<string, WorkingCalendar> Shared = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<HolidayTable> tables;
    private readonly ConcurrentDictionary<int, HashSet<int>> holidays = new();

    private WorkingCalendar(IReadOnlyList<HolidayTable> tables) => this.tables = tables;

    public static WorkingCalendar WeekendsOnly { get; } = new([]);

    /// <summary>The union of every table, for a party in an unknown country.</summary>
    public static WorkingCalendar EveryCountry { get; } = Of(HolidayTables.Known);

    public static WorkingCalendar UnitedStates { get; } = Of(["US"]);

    public IReadOnlyList<string> Countries => [.. tables.Select(table => table.Country)];

    /// <exception cref="ArgumentException">A country is not known; the message lists the known ones.</exception>
    public static WorkingCalendar Of(IEnumerable<string> countries)
    {
        var chosen = countries.Select(Table).DistinctBy(table => table.Country).OrderBy(table => table.Country, StringComparer.Ordinal).ToList();
        return chosen.Count == 0 ? WeekendsOnly : Shared.GetOrAdd(string.Join(',', chosen.Select(table => table.Country)), _ => new(chosen));
    }

    public bool IsHoliday(DateOnly day) => tables.Count > 0 && holidays.GetOrAdd(day.Year, Holidays).Contains(day.DayOfYear);

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <returns>The day itself when it is a working day, else the next one.</returns>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <returns>The day itself when it is a working day, else the one before.</returns>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    private static HolidayTable Table(string country) => HolidayTables.Find(country)
        ?? throw new ArgumentException($"No holidays are known for '{country}'. Known: {string.Join(", ", HolidayTables.Known)}.", nameof(country));

    private HashSet<int> Holidays(int year) => [.. tables.SelectMany(table => table.In(year)).Select(holiday => holiday.Date.DayOfYear)];
}

/// <summary>Whose holidays count: the target rolls by the first country, the assertion by the union of all named; unknown means every table.</summary>
public sealed record OwingCalendars(WorkingCalendar Target, WorkingCalendar Assertion)
{
    public static OwingCalendars Unknown { get; } = new(WorkingCalendar.WeekendsOnly, WorkingCalendar.EveryCountry);

    /// <exception cref="ArgumentException">A country is not known.</exception>
    public static OwingCalendars Of(params IReadOnlyList<string> countries) =>
        countries.Count == 0 ? Unknown : new(WorkingCalendar.Of([countries[0]]), WorkingCalendar.Of(countries));

    /// <summary>Like <see cref="Of"/>, but countries without a table leave the owing party's country unknown.</summary>
    public static OwingCalendars ForCountry(string? country) =>
        country is not null && HolidayTables.Find(country) is { } table ? Of(table.Country) : Unknown;
}
