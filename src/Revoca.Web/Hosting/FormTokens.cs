using Microsoft.AspNetCore.Antiforgery;

namespace Revoca.Web.Hosting;

/// <summary>For endpoints that take a form without being a page: pages ask for the token of their form by themselves.</summary>
public static class FormTokens
{
    // A body of its own: an empty answer would be shown as a page, and the page would trip over the same form.
    private const string Refused = "400";

    /// <summary>Answers 400 to a form that was not written by this site for this visitor.</summary>
    public static RouteHandlerBuilder WantsToken(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (asked, next) =>
            // What the middleware found because of the mark below; to act on it is left to each endpoint.
            asked.HttpContext.Features.Get<IAntiforgeryValidationFeature>()?.IsValid == true ? await next(asked) : Results.Text(Refused, statusCode: StatusCodes.Status400BadRequest))
        .WithMetadata(new RequireAntiforgeryTokenAttribute());
}
