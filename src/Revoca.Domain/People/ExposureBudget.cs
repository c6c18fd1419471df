namespace Revoca.Domain.People;

/// <summary>How somebody stands to what she meant not to exceed.</summary>
public enum ExposureState
{
    /// <summary>Nothing to say.</summary>
    Fine,

    /// <summary>Four fifths of a limit: time to think of a colleague.</summary>
    Near,

    /// <summary>At or beyond a limit: a break and a colleague are proposed. Nothing is locked.</summary>
    Reached,
}

/// <summary>How often a member of staff looked at material herself, against limits that speak and never block.</summary>
/// <param name="Day">Looks of hers on the local day.</param>
/// <param name="Week">Looks of the last seven days, today included.</param>
public readonly record struct ExposureBudget(int Day, int Week)
{
    /// <summary>Looks a day after which a break is proposed.</summary>
    public const int DayLimit = 20;

    /// <summary>Looks in seven days after which a break is proposed.</summary>
    public const int WeekLimit = 60;

    public ExposureState State =>
        Day >= DayLimit || Week >= WeekLimit ? ExposureState.Reached
        : Day * 5 >= DayLimit * 4 || Week * 5 >= WeekLimit * 4 ? ExposureState.Near
        : ExposureState.Fine;

    /// <param name="looks">When she looked.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="zone">Where her day begins.</param>
    public static ExposureBudget Of(IEnumerable<DateTimeOffset> looks, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(looks);
        var today = DayOf(now, zone);
        var days = looks.Where(look => look <= now).Select(look => DayOf(look, zone)).ToList();
        return new ExposureBudget(days.Count(day => day == today), days.Count(day => day > today.AddDays(-7)));
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
