using System.Globalization;

namespace Revoca.Web.Hosting;

/// <summary>Chooses the language: by prefix on public pages (the prefix goes into PathBase, pages do not know it), by cookie on the desk.</summary>
public sealed class Languages(RequestDelegate next)
{
    public const string Cookie = "revoca-language";
    private const string ItalianPrefix = "/it";

    /// <summary>"English" means British formats.</summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    public static readonly CultureInfo Italian = CultureInfo.GetCultureInfo("it-IT");
    public static readonly IReadOnlyList<CultureInfo> All = [English, Italian];

    /// <summary>Total: whatever is not Italian is English.</summary>
    public static CultureInfo From(string? tag) => tag is "it" or "it-IT" ? Italian : English;

    public static CultureInfo Other(CultureInfo language) => language.Name == Italian.Name ? English : Italian;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var prefixed = request.Path.StartsWithSegments(ItalianPrefix, StringComparison.OrdinalIgnoreCase, out var rest);
        if (prefixed && rest.IsUnder(Links.Desk))
        {
            context.Response.Redirect(rest + request.QueryString);
            return Task.CompletedTask;
        }

        if (prefixed)
        {
            request.PathBase = request.PathBase.Add(ItalianPrefix);
            request.Path = rest.HasValue ? rest : "/";
        }

        var byCookie = request.Path.IsUnder(Links.Desk) || request.Path.IsUnder("/_blazor");
        var language = prefixed ? Italian : byCookie ? From(request.Cookies[Cookie]) : English;
        CultureInfo.CurrentCulture = language;
        CultureInfo.CurrentUICulture = language;
        return next(context);
    }
}
