using Microsoft.AspNetCore.Http;

namespace Revoca.Web.SignIn;

/// <summary>Set-up ends with recovery words typed back: until then the session that sets up is led there from every page of the desk.</summary>
public sealed class UnfinishedSetUp(RequestDelegate next, ShownWords words)
{
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments(Links.Desk, StringComparison.Ordinal)
            || context.User.Identity?.IsAuthenticated != true || !words.IsOpen(DeskSession.Of(context.User)))
            return next(context);
        context.Response.Redirect(Links.SetUpWords);
        return Task.CompletedTask;
    }
}
