namespace Revoca.Domain.Law.Holidays;

/// <summary>The national public holidays of one country, computed by rule, with the law they come from. Regional days are left out.</summary>
public sealed record HolidayTable(string Country, string Source, IReadOnlyList<HolidayRule> Rules)
{
    /// <summary>Years the rules were compared with published lists for; other years are computed all the same and flagged.</summary>
    public const int CheckedFrom = 2024;
    public const int CheckedTo = 2035;

    /// <returns>The holidays of a calendar year in order of date; two names may share a day.</returns>
    public IReadOnlyList<Holiday> In(int year) =>
        [.. from rule in Rules
            from source in new[] { year - 1, year, year + 1 }
            let day = rule.ObservedIn(source)
            where day?.Year == year
            orderby day.Value
            select new Holiday(day.Value, rule.Name)];
}
