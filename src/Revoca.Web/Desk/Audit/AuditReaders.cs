using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Audit;

/// <summary>Who sees what of the log, from the roles she holds now. Pages and files under its address ask the policy themselves.</summary>
public static class AuditReaders
{
    public static bool May(IEnumerable<StaffRole> roles) => StaffPolicy.Allows(roles, DeskAct.ReadLog);

    /// <summary>An administrator has no right to know cases: for her the pseudonyms stay.</summary>
    public static bool MaySeeCases(IEnumerable<StaffRole> roles) => roles.Any(role => role is StaffRole.Auditor or StaffRole.Lead);

    /// <summary>How the log stands, signed: to be kept elsewhere; and what proves the history of one case.</summary>
    public static void MapAnchors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.AuditExport, ExportAsync).WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.AuditAnchor, async (SignCheckpoint sign, HttpContext context) =>
            Results.File(System.Text.Encoding.UTF8.GetBytes(await sign.Run(context.RequestAborted)), "text/plain; charset=utf-8", "anchor.note"))
            .WithMetadata(new DeskAttribute());
    }

    private static async Task<IResult> ExportAsync(string reference, HandOutAudit audit, HttpContext context)
    {
        try
        {
            return CaseReference.TryParse(reference, out var known) && await audit.Run(known, StaffDoor.MemberOf(context.User), context.RequestAborted) is { } zip
                ? Results.File(zip, "application/zip", $"{known.Text}-log.zip")
                : Results.NotFound();
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Results.NoContent(); // stopped at the desk: the browser stays where it is
        }
    }
}
