using System.Globalization;

namespace Revoca.Web.Desk.Keeping;

/// <summary>A day as the reader writes it.</summary>
public static class DayWords
{
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <param name="iso">A day as tasks and events keep it; anything else comes back as it is.</param>
    public static string Of(string iso) =>
        DateOnly.TryParseExact(iso, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day) : iso;
}
