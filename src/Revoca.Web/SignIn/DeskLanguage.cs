using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Revoca.Casework.People;
using Revoca.Web.Desk;
using Revoca.Web.Hosting;

namespace Revoca.Web.SignIn;

/// <summary>Changes the language of the desk for one reader; a circuit cannot write the cookie, so it is a form.</summary>
public static class DeskLanguage
{
    public static void MapDeskLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.DeskLanguage, async ([FromServices] ReaderPreferences preferences, HttpContext context) =>
        {
            var language = Languages.From((await context.Request.ReadFormAsync())["language"].ToString()).TwoLetterISOLanguageName;
            if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var member))
                await preferences.KeepLanguageAsync(member, language);
            StaffDoor.KeepLanguage(context, language);
            return Results.Redirect(Links.Settings);
        }).WantsToken().WithMetadata(new DeskAttribute());
}
