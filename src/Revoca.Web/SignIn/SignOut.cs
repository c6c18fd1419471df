using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Revoca.Web.Hosting;

namespace Revoca.Web.SignIn;

public static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.SignOut, async ([FromServices] StaffDoor door, HttpContext context) =>
        {
            await door.CloseAsync(context);
            return Results.Redirect(Links.In(CultureInfo.CurrentUICulture, Links.SignedOut));
        }).WantsToken();
}
