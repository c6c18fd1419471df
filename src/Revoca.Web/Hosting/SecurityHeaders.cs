using Microsoft.AspNetCore.StaticAssets;
using Revoca.Web.Desk;

namespace Revoca.Web.Hosting;

/// <summary>Two policies: nearly nothing is allowed on public pages; the desk adds its own scripts, styles and socket. Neither allows inline script.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Shared = "default-src 'none'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ";
    private const string PublicPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
    private const string SignInPolicy = Shared + "style-src 'self'; script-src 'self'; connect-src 'self'";
    private const string DeskPolicy =
        "default-src 'none'; img-src 'self' data:; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; "
        + "script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            context.Response.OnStarting(KeepNothing, headers);
        return next(context);
    }

    // Last of all: the framework puts its own weaker words in while it renders.
    private static Task KeepNothing(object headers)
    {
        ((IHeaderDictionary)headers).CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static string Policy(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DeskAttribute>() is not null)
            return DeskPolicy;
        var path = context.Request.Path;
        return path.IsUnder(Links.SignIn) || path.IsUnder(Links.SetUp) ? SignInPolicy : PublicPolicy;
    }
}
