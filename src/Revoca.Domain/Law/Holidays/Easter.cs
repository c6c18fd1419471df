namespace Revoca.Domain.Law.Holidays;

/// <summary>Easter Sunday in the Gregorian calendar, years 1583 to 9900; the Butcher and Meeus algorithms.</summary>
public static class Easter
{
    public static DateOnly Western(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var correction = (8 * century + 13) / 25;
        var epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * late + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }

    /// <summary>The Julian date carried over to the Gregorian calendar (13 days apart until 2099).</summary>
    public static DateOnly Orthodox(int year)
    {
        var moon = (19 * (year % 19) + 15) % 30;
        var weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
        var days = moon + weekday + 114;
        var apart = year / 100 - year / 400 - 2;
        return new DateOnly(year, days / 31, days % 31 + 1).AddDays(apart);
    }
}
