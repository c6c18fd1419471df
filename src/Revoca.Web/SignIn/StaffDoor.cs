using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Domain.People;
using Revoca.Web.Hosting;

namespace Revoca.Web.SignIn;

/// <summary>Lets staff in and out, and remembers the language they read.</summary>
public sealed class StaffDoor(ProveMember prove, StaffSessions sessions, ReaderPreferences preferences, Enrolment enrolment)
{
    /// <returns>Where to go; null for a wrong address, password or code and a resting account alike.</returns>
    public async Task<string?> OpenAsync(SignInForm form, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        var proving = await prove.Run(form.Mail, form.Password, form.Code, context.RequestAborted);
        if (proving.Member is not { } member)
            return null;
        if (proving.Way is not { } way)
            return await EnrolAsync(member, context);
        await OpenAsync(member, way, context);
        return Links.Desk;
    }

    /// <summary>Begins a session for somebody whose proof has been looked at.</summary>
    public async Task<StaffSessionId> OpenAsync(Guid member, SignInWay way, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var session = await sessions.Begin(member, way, context.Request.Headers.UserAgent, context.RequestAborted);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, DeskSession.Principal(member, session));
        KeepLanguage(context, (await preferences.ReadAsync(member)).Language);
        return session;
    }

    /// <summary>Leads somebody whose password was right, or who has just been welcomed, to her second factor.</summary>
    public async Task<string> EnrolAsync(Guid member, HttpContext context)
    {
        await enrolment.BeginAsync(member, context);
        return Links.Enrol;
    }

    /// <returns>Nobody's id for somebody not signed in: the gate refuses it.</returns>
    public static StaffId MemberOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new(id) : default;

    public async Task CloseAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (MemberOf(context.User) is var who && who != default)
            await sessions.Leave(who.Value, DeskSession.Of(context.User), context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Where to go after signing in: only into the desk, whatever the link said.</summary>
    public static string Inside(string? wanted) =>
        wanted is not null && (wanted == Links.Desk || wanted.StartsWith(Links.Desk + "/", StringComparison.Ordinal)) ? wanted : Links.Desk;

    public static void KeepLanguage(HttpContext context, string language)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Languages.Cookie, Languages.From(language).TwoLetterISOLanguageName,
            new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
    }
}
