using System.Net;

namespace Revoca.Web.Hosting;

/// <summary>Plain http beyond this machine would carry codes and cookies in the clear: it gets an explanation instead of a page.</summary>
public sealed class PlainHttp(RequestDelegate next)
{
    private const string Explanation =
        "This address needs https.\n\nRevoca does not answer over plain http beyond the machine it runs on. Put a reverse proxy with a certificate in front "
        + "and name it with --Proxies:0=ADDRESS (see docs/self-hosting.md).\n\n"
        + "Questo indirizzo richiede https.\n\nRevoca non risponde in http oltre il computer su cui funziona. Serve un reverse proxy con certificato, "
        + "indicato con --Proxies:0=INDIRIZZO.\n";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps || IsOwnMachine(context.Request.Host.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Explanation);
    }

    // An onion address is encrypted and proved by its name, and browsers treat it as secure.
    private static bool IsOwnMachine(string host) =>
        host == "localhost" || host.EndsWith(".onion", StringComparison.Ordinal)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
