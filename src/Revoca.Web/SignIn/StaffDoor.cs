using Microsoft.AspNetCore.Identity;
using Revoca.Casework.People;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;
using Revoca.Web.Hosting;

namespace Revoca.Web.SignIn;

/// <summary>Lets staff in and out, and remembers the language they read.</summary>
public sealed class StaffDoor(SignInManager<StaffMember> door, UserManager<StaffMember> staff, AuditLog log)
{
    /// <returns>False for a wrong address, a wrong password and a resting account alike.</returns>
    public async Task<bool> OpenAsync(SignInForm form, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        var member = await staff.FindByEmailAsync(form.Mail.Trim());
        if (member is null)
        {
            // As much work as for a member, so that time does not tell who has an account.
            staff.PasswordHasher.HashPassword(new StaffMember(), form.Password);
            await log.RecordAsync(new AuditLine(AuditActor.Unknown, "staff.sign-in") { Outcome = AuditLine.FailedOutcome });
            return false;
        }

        var result = await door.PasswordSignInAsync(member, form.Password, isPersistent: false, lockoutOnFailure: true);
        await TellAsync(member, result.Succeeded);
        if (result.Succeeded)
            KeepLanguage(context, member.Language);
        return result.Succeeded;
    }

    public async Task OpenAsync(StaffMember member, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(member);
        await door.SignInAsync(member, isPersistent: false);
        await TellAsync(member, succeeded: true);
        KeepLanguage(context, member.Language);
    }

    public async Task CloseAsync()
    {
        if (Guid.TryParse(staff.GetUserId(door.Context.User), out var who))
            await log.RecordAsync(new AuditLine(AuditActor.Of(new StaffId(who)), "staff.sign-out"));
        await door.SignOutAsync();
    }

    /// <summary>Where to go after signing in: only into the desk, whatever the link said.</summary>
    public static string Inside(string? wanted) =>
        wanted is not null && (wanted == Links.Desk || wanted.StartsWith(Links.Desk + "/", StringComparison.Ordinal)) ? wanted : Links.Desk;

    // Whoever fails has not proved to be the member: the account is what it was done to, not who did it.
    private Task TellAsync(StaffMember member, bool succeeded) => log.RecordAsync(succeeded
        ? new AuditLine(AuditActor.Of(new StaffId(member.Id)), "staff.sign-in")
        : new AuditLine(AuditActor.Unknown, "staff.sign-in") { ObjectId = member.Id, Outcome = AuditLine.FailedOutcome });

    public static void KeepLanguage(HttpContext context, string language)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Languages.Cookie, Languages.From(language).TwoLetterISOLanguageName,
            new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
    }
}
