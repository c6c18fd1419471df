using System.Globalization;
using System.Text;
using Revoca.Casework.Law.Clocks;

namespace Revoca.Web.Hosting;

/// <summary>The calendar of a member of staff at an address only she knows; calendars of other programs cannot sign in.</summary>
public static class CalendarFeeds
{
    public static void MapCalendars(this IEndpointRouteBuilder app) => app.MapGet(Links.Calendar + "/{secret:length(43)}.ics", ReadAsync).AllowAnonymous();

    private static async Task<IResult> ReadAsync(string secret, ClockCalendar calendars, CancellationToken cancellation) =>
        await calendars.Read(secret, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "it", cancellation) is { } calendar
            ? Results.Text(calendar, "text/calendar", Encoding.UTF8)
            : Results.NotFound();
}
