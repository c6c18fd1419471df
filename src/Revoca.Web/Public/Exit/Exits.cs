using System.Globalization;
using Revoca.Web.Hosting;
using Revoca.Web.Public.Check;

namespace Revoca.Web.Public.Exit;

/// <summary>The way out without script: an empty page that replaces itself by a second step, which ends the session and leads elsewhere.</summary>
public static class Exits
{
    public static void MapExits(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.Leave, () => Results.Content(Page(CultureInfo.CurrentUICulture), "text/html; charset=utf-8"));
        routes.MapGet(Links.Left, (HttpContext context, CodeSessions sessions, WebSettings settings) =>
        {
            sessions.End(context);
            return Results.Redirect(settings.Neutral.OriginalString);
        });
    }

    private static string Page(CultureInfo language) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language.TwoLetterISOLanguageName}"><head><meta charset="utf-8"><title>{(language.TwoLetterISOLanguageName == "it" ? "Appunti" : "Notes")}</title>
        <meta http-equiv="refresh" content="0;url={Links.In(language, Links.Left)}"></head><body></body></html>

        """;
}
