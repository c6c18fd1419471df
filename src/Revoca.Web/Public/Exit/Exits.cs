using System.Globalization;
using Revoca.Web.Hosting;
using Revoca.Web.Public.Check;

namespace Revoca.Web.Public.Exit;

/// <summary>The way out without script: a nearly empty page that replaces itself by a second step, which ends the session and leads elsewhere.
/// A browser that does not follow by itself shows one neutral link to it.</summary>
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

    private static string Page(CultureInfo language)
    {
        var (name, (title, on)) = (language.TwoLetterISOLanguageName, language.TwoLetterISOLanguageName == "it" ? ("Appunti", "Continua") : ("Notes", "Continue"));
        var next = Links.In(language, Links.Left);
        return $"""
            <!DOCTYPE html>
            <html lang="{name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
            <meta http-equiv="refresh" content="0;url={next}"></head><body><main><h1><a href="{next}" rel="noreferrer">{on}</a></h1></main></body></html>

            """;
    }
}
