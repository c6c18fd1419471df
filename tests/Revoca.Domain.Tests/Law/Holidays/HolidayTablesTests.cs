using Revoca.Domain.Law.Holidays;

namespace Revoca.Domain.Tests.Law.Holidays;

public sealed class HolidayTablesTests
{
    [Theory]
    [InlineData("IT", 2025, "01-01 01-06 04-20 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26")]
    [InlineData("IT", 2026, "01-01 01-06 04-05 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26")]
    [InlineData("IT", 2027, "01-01 01-06 03-28 03-29 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26")]
    [InlineData("IT", 2028, "01-01 01-06 04-16 04-17 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26")]
    [InlineData("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData("US", 2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData("US", 2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData("IE", 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26")]
    [InlineData("IE", 2027, "01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26")]
    [InlineData("IE", 2028, "01-01 02-07 03-17 04-17 05-01 06-05 08-07 10-30 12-25 12-26")]
    [InlineData("IE", 2030, "01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26")]
    [InlineData("UK", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData("UK", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData("UK", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData("UK", 2033, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27")]
    [InlineData("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26")]
    [InlineData("NL", 2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26")]
    [InlineData("NL", 2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26")]
    [InlineData("LU", 2026, "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26")]
    [InlineData("CY", 2026, "01-01 01-06 02-23 03-25 04-01 04-10 04-13 05-01 06-01 08-15 10-01 10-28 12-24 12-25 12-26")]
    [InlineData("CZ", 2026, "01-01 04-03 04-06 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26")]
    public void A_country_has_these_holidays(string country, int year, string days)
    {
        var table = HolidayTables.Find(country);
        Assert.NotNull(table);
        Assert.Equal(days, string.Join(' ', table.In(year).Select(holiday => $"{holiday.Date:MM-dd}").Distinct(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25", false)]
    [InlineData("2024-05-05 2025-04-20 2026-04-12 2027-05-02 2028-04-16 2029-04-08 2030-04-28 2031-04-13 2032-05-02 2033-04-24 2034-04-09 2035-04-29", true)]
    [InlineData("1818-03-22 1943-04-25 2100-03-28 2285-03-22", false)]
    [InlineData("1913-04-27 2100-05-02", true)]
    public void Easter_falls_on_these_Sundays(string sundays, bool orthodox)
    {
        foreach (var sunday in sundays.Split(' ').Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            Assert.Equal(sunday, orthodox ? Easter.Orthodox(sunday.Year) : Easter.Western(sunday.Year));
    }

    [Fact]
    public void Every_Easter_is_a_Sunday()
    {
        for (var year = 1583; year <= 9900; year++)
        {
            Assert.Equal(DayOfWeek.Sunday, Easter.Western(year).DayOfWeek);
            Assert.Equal(DayOfWeek.Sunday, Easter.Orthodox(year).DayOfWeek);
        }
    }

    [Fact]
    public void Every_table_names_its_law_and_the_ten_countries_are_there()
    {
        Assert.Equal("CY CZ DE FR IE IT LU NL UK US", string.Join(' ', HolidayTables.Known));
        Assert.All(HolidayTables.All, table => Assert.False(string.IsNullOrWhiteSpace(table.Source)));
        Assert.Same(HolidayTables.Find("uk"), HolidayTables.Find("GB"));
    }

    [Fact]
    public void An_unknown_country_counts_weekends_for_the_target_and_every_table_for_the_assertion()
    {
        var unknown = OwingCalendars.ForCountry("ZZ");
        var orthodoxEasterMonday = new DateOnly(2026, 4, 13);
        Assert.True(unknown.Target.IsWorkingDay(orthodoxEasterMonday));
        Assert.False(unknown.Assertion.IsWorkingDay(orthodoxEasterMonday));
        Assert.False(unknown.Target.IsWorkingDay(new DateOnly(2026, 4, 12)));
    }
}
