using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
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
        services.AddScoped<DeskStates>();
        services.AddScoped<AuthenticationStateProvider>(all => all.GetRequiredService<DeskStates>());
        services.AddScoped<CircuitHandler, DeskCircuit>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, DeskCookie)
            .AddCookie(Enrolment.Scheme, options => Common(options, "__Host-enrol", Domain.People.SignInLimits.Enrolment))
            // Where Identity keeps the challenge of a passkey between two requests.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Common(options, "__Host-passkey", TimeSpan.FromMinutes(5)));
        services.AddAuthorization(options => options.AddPolicy(DeskGate.Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new DeskGate.Rule())));
        services.AddSingleton<IAuthorizationHandler, DeskGate>();
        services.AddStaffIdentity();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The key stays in the device and names whose it is: no address to type, and the device asks for finger, face or PIN.
            options.ResidentKeyRequirement = options.UserVerificationRequirement = "required";
            // The name asked for has passed the host filter; pages of any other origin may not use a passkey made here.
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.TopOrigin is null
                && string.Equals(context.Origin, $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}", StringComparison.OrdinalIgnoreCase));
        });
        services.AddSingleton<FirstStart>();
        services.AddSingleton<ShownCodes>();
        services.AddSingleton<ShownWords>();
        services.AddScoped<StaffDoor>();
        services.AddScoped<Enrolment>();
        services.AddScoped<Newcomers>();
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
