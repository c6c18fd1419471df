namespace Revoca.Web.Hosting;

/// <summary>A form post is answered with 303, never 302: the browser keeps no copy of what was typed (a code above all).</summary>
public sealed class SeeOther(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status302Found)
                    context.Response.StatusCode = StatusCodes.Status303SeeOther;
                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
