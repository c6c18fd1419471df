using Microsoft.AspNetCore.Antiforgery;

namespace Revoca.Web.Hosting;

/// <summary>For endpoints that take a form without being a page: pages ask for the token of their form by themselves.</summary>
public static class FormTokens
{
    /// <summary>Answers 400 to a form that was not written by this site for this visitor.</summary>
    public static RouteHandlerBuilder WantsToken(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (asked, next) =>
            await asked.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(asked.HttpContext)
                ? await next(asked)
                : Results.BadRequest())
        .WithMetadata(new RequireAntiforgeryTokenAttribute());
}
