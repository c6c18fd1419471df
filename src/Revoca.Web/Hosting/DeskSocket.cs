using Microsoft.AspNetCore.Diagnostics;

namespace Revoca.Web.Hosting;

/// <summary>The desk's socket is open to anyone by default: only somebody signed in, coming from our own pages, may use it.</summary>
public sealed class DeskSocket(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.IsUnder("/_blazor"))
            return next(context);
        if (context.User.Identity?.IsAuthenticated != true)
            return Refuse(context, StatusCodes.Status401Unauthorized);
        return CameFromHere(context.Request) ? next(context) : Refuse(context, StatusCodes.Status403Forbidden);
    }

    // No Origin at all is what a same-origin GET sends; a socket or a POST from a browser always names one.
    private static bool CameFromHere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            ? HttpMethods.IsGet(request.Method) && !request.HttpContext.WebSockets.IsWebSocketRequest
            : string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        // A bare status: a page in answer to a script helps nobody.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
