using Microsoft.AspNetCore.Components;

namespace Revoca.Web.Hosting;

/// <summary>A form post is answered with 303, never 302: the browser keeps no copy of what was typed (a code above all).
/// A public form that no longer stands on its page (sent twice, or from an old tab) leads back to the page as it is now.</summary>
public sealed class SeeOther(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            context.Response.OnStarting(Answer, context);
        await next(context);
        if (HttpMethods.IsPost(context.Request.Method) && !context.Response.HasStarted)
            await Answer(context);
    }

    private static Task Answer(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.StatusCode == StatusCodes.Status302Found)
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
        if (context.Response.StatusCode == StatusCodes.Status400BadRequest && IsPublic(context))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = context.Request.PathBase.Add(context.Request.Path).ToUriComponent();
        }

        return Task.CompletedTask;
    }

    private static bool IsPublic(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is not null
        && !context.Request.Path.IsUnder(Links.SignIn) && !context.Request.Path.IsUnder(Links.SetUp);
}
