using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Revoca.Web.SignIn;

public static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.SignOut, async ([FromServices] StaffDoor door, [FromServices] IAntiforgery forgery, HttpContext context) =>
        {
            await forgery.ValidateRequestAsync(context);
            await door.CloseAsync(context);
            return Results.Redirect(Links.In(CultureInfo.CurrentUICulture, Links.SignedOut));
        });
}
