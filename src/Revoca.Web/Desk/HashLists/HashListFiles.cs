using Revoca.Casework.Evidence.HashLists;
using Revoca.Domain;
using Revoca.Domain.People;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.HashLists;

/// <summary>The last issued list in the shape a partner reads.</summary>
public static class HashListFiles
{
    public static void MapHashLists(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.HashListFile, async (long sequence, HashListFormat format, ExportHashList export, HttpContext context) =>
        {
            try
            {
                return await export.Run(sequence, format, StaffDoor.MemberOf(context.User), context.RequestAborted) is { } file
                    ? Results.File(file.Bytes, "application/octet-stream", file.Name) : Results.NotFound();
            }
            catch (RuleBroken broken) when (broken.Rule != BrokenRule.NoAccess)
            {
                return Results.StatusCode(StatusCodes.Status409Conflict);
            }
        }).WithMetadata(new DeskAttribute()).HideRefused();
}
