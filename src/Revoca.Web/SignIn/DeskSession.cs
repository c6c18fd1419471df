using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Revoca.Casework.People.SignIn;

namespace Revoca.Web.SignIn;

/// <summary>The desk's cookie names a session; the session is asked at every request, so what was ended is refused at once.</summary>
public static class DeskSession
{
    private const string SessionClaim = "rv-session";

    public static ClaimsPrincipal Principal(Guid member, StaffSessionId session) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, member.ToString()), new Claim(SessionClaim, session.Value.ToString("N"))], IdentityConstants.ApplicationScheme));

    /// <returns>A session that does not exist for somebody not signed in.</returns>
    public static StaffSessionId Of(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? new(id) : default;

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sessions = context.HttpContext.RequestServices.GetRequiredService<StaffSessions>();
        if (context.Principal is { } user && await sessions.See(StaffDoor.MemberOf(user).Value, Of(user), context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
