namespace Revoca.Domain.Law.Holidays;

/// <summary>One day off with its name in the country's own words.</summary>
public sealed record Holiday(DateOnly Date, string Name);

/// <summary>How a holiday that falls on a weekend is observed.</summary>
public enum Substitute
{
    None,

    /// <summary>Saturday to the Friday before, Sunday to the Monday after (United States, 5 U.S.C. 6103(b) and Executive Order 11582).</summary>
    NearestWeekday,

    /// <summary>Saturday and Sunday to the Monday after (United Kingdom, New Year).</summary>
    NextMonday,

    /// <summary>Two days later, so that Christmas and Boxing Day never meet on one substitute day (United Kingdom).</summary>
    TwoDaysLater,

    /// <summary>Sunday to the Saturday before (Dutch King's Day).</summary>
    SaturdayBefore,
}

/// <summary>A rule that gives the day of one holiday in a year, from the year it was introduced.</summary>
public abstract record HolidayRule(string Name)
{
    public int Since { get; init; } = int.MinValue;

    /// <returns>The observed day for the holiday of that year (it may lie in the year before), or null before its introduction.</returns>
    public DateOnly? ObservedIn(int year) => year < Since ? null : Day(year);

    protected abstract DateOnly Day(int year);
}

/// <summary>The same day each year.</summary>
public sealed record FixedHoliday(int Month, int DayOfMonth, string Name) : HolidayRule(Name)
{
    public Substitute Substitute { get; init; }

    protected override DateOnly Day(int year)
    {
        var day = new DateOnly(year, Month, DayOfMonth);
        var shift = (Substitute, day.DayOfWeek) switch
        {
            (Substitute.NearestWeekday, DayOfWeek.Saturday) => -1,
            (Substitute.NearestWeekday, DayOfWeek.Sunday) => 1,
            (Substitute.NextMonday, DayOfWeek.Saturday) => 2,
            (Substitute.NextMonday, DayOfWeek.Sunday) => 1,
            (Substitute.TwoDaysLater, DayOfWeek.Saturday or DayOfWeek.Sunday) => 2,
            (Substitute.SaturdayBefore, DayOfWeek.Sunday) => -1,
            _ => 0,
        };
        return day.AddDays(shift);
    }
}

/// <summary>A number of days from Easter Sunday, Western or Orthodox.</summary>
public sealed record EasterHoliday(int Offset, string Name, bool Orthodox = false) : HolidayRule(Name)
{
    protected override DateOnly Day(int year) => (Orthodox ? Easter.Orthodox(year) : Easter.Western(year)).AddDays(Offset);
}

/// <summary>The nth weekday of a month; 0 means the last.</summary>
public sealed record WeekdayHoliday(int Month, int Nth, DayOfWeek Weekday, string Name) : HolidayRule(Name)
{
    protected override DateOnly Day(int year)
    {
        if (Nth == 0)
        {
            var last = new DateOnly(year, Month, DateTime.DaysInMonth(year, Month));
            return last.AddDays(-(((int)last.DayOfWeek - (int)Weekday + 7) % 7));
        }

        var first = new DateOnly(year, Month, 1);
        return first.AddDays(((int)Weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (Nth - 1));
    }
}

/// <summary>Ireland's St Brigid: the first Monday in February, or 1 February itself when that is a Friday.</summary>
public sealed record SaintBrigid(string Name) : HolidayRule(Name)
{
    protected override DateOnly Day(int year)
    {
        var first = new DateOnly(year, 2, 1);
        return first.DayOfWeek is DayOfWeek.Friday ? first : first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }
}
