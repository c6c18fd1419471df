using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Revoca.Casework.People;
using Revoca.Web.Desk;
using Revoca.Web.Hosting;

namespace Revoca.Web.SignIn;

/// <summary>What signing in is made of. Two cookies: one of the desk, one that opens the page of enrolment and nothing else.</summary>
public static class SignInParts
{
    public static void AddStaffSignIn(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, DeskCookie)
            .AddCookie(Enrolment.Scheme, options => Common(options, "__Host-enrol", Domain.People.SignInLimits.Enrolment))
            // Where Identity keeps the challenge of a passkey between two requests.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Common(options, "__Host-passkey", TimeSpan.FromMinutes(5)));
        services.AddAuthorization(options => options.AddPolicy(DeskGate.Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new DeskGate.Rule())));
        services.AddSingleton<IAuthorizationHandler, DeskGate>();
        services.AddStaffIdentity();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<ShownCodes>();
        services.AddScoped<StaffDoor>();
        services.AddScoped<Enrolment>();
    }

    private static void DeskCookie(CookieAuthenticationOptions options)
    {
        Common(options, "__Host-desk", Domain.People.SignInLimits.Absolute);
        options.LoginPath = Links.SignIn;
        options.AccessDeniedPath = Links.NotFound;
        options.ReturnUrlParameter = "to";
        options.Events.OnValidatePrincipal = DeskSession.ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            var language = Languages.From(context.Request.Cookies[Languages.Cookie]);
            context.Response.Redirect(Links.In(language, Links.SignIn) + QueryString.Create("to", context.Request.Path + context.Request.QueryString));
            return Task.CompletedTask;
        };
    }

    private static void Common(CookieAuthenticationOptions options, string name, TimeSpan life)
    {
        options.Cookie.Name = name;
        // Not the language's prefix, which is the framework's default: the cookie is for the whole site.
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.HttpOnly = true;
        options.ExpireTimeSpan = life;
        // The session in the database says when it is over; the cookie never lives longer.
        options.SlidingExpiration = false;
    }
}
