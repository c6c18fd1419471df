using System.Security.Claims;
using Revoca.Casework.People;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Audit;

/// <summary>Who may read the log, in one place.</summary>
public static class AuditReaders
{
    public static bool May(ClaimsPrincipal user) => MaySeeCases(user) || Has(user, StaffRoles.Administrator);

    /// <summary>An administrator has no right to know cases: for her the pseudonyms stay.</summary>
    public static bool MaySeeCases(ClaimsPrincipal user) => Has(user, StaffRoles.Auditor) || Has(user, StaffRoles.Lead);

    /// <summary>How the log stands, signed: to be kept elsewhere; and what proves the history of one case.</summary>
    public static void MapAnchors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.AuditExport, async (string reference, HandOutAudit audit, HttpContext context) =>
            CaseReference.TryParse(reference, out var known) && await audit.Run(known, StaffDoor.MemberOf(context.User), context.RequestAborted) is { } zip
                ? Results.File(zip, "application/zip", $"{known.Text}-log.zip")
                : Results.NotFound()).WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.AuditAnchor, async (SignCheckpoint sign, HttpContext context) =>
            May(context.User)
                ? Results.File(System.Text.Encoding.UTF8.GetBytes(await sign.Run(context.RequestAborted)), "text/plain; charset=utf-8", "anchor.note")
                : Results.NotFound()).WithMetadata(new DeskAttribute());
    }

    private static bool Has(ClaimsPrincipal user, string role)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.IsInRole(role);
    }
}
