using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Revoca.Casework.People.SignIn;

namespace Revoca.Web.SignIn;

/// <summary>Somebody whose password was right and who has no second factor yet: a cookie of its own, which the desk does not know.</summary>
public sealed class Enrolment(SecondFactors factors)
{
    public const string Scheme = "enrol";
    private const string StampClaim = "rv-stamp";

    public async Task BeginAsync(Guid member, HttpContext context)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, member.ToString()), new(StampClaim, await factors.StampOf(member))];
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <returns>Null for anybody else, and as soon as there is a second factor.</returns>
    public async Task<Guid?> MemberAsync(HttpContext context)
    {
        var user = (await context.AuthenticateAsync(Scheme)).Principal;
        return user is not null && StaffDoor.MemberOf(user).Value is var member && await factors.MayEnrol(member, user.FindFirstValue(StampClaim) ?? "") ? member : null;
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
