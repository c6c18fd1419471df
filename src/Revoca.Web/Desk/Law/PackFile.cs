using Revoca.Casework.Cases;
using Revoca.Casework.Law.Packs;
using Revoca.Domain;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.People;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Law;

/// <summary>The file for an authority: as an archive that is written while it is read, or as one page; named by the case's reference alone.</summary>
public static class PackFile
{
    public static void MapPacks(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.PackFile, async (string reference, Regulator regulator, string host, string file, HarmSentence? harm, MakePack packs, ShowCase cases, HttpContext context) =>
        {
            var staff = StaffDoor.MemberOf(context.User);
            var found = CaseReference.TryParse(reference, out var parsed) ? await cases.Run(parsed, staff, cancellation: context.RequestAborted) : null;
            if (found is null || !HostId.TryParse(host, out var id) || file is not ("pack.zip" or "pack.pdf" or "look.pdf"))
                return Results.NotFound();
            try
            {
                var request = new PackRequest(found.Case.Id, id, regulator, harm ?? HarmSentence.DailyLife);
                if (file == "look.pdf") // for the second person, before it may leave
                    return Results.Bytes(packs.Page(await packs.Review(request, staff, context.RequestAborted)), "application/pdf");
                var pack = await packs.Open(request, staff, context.RequestAborted);
                if (file == "pack.pdf")
                    return Results.Bytes(packs.Page(pack), "application/pdf");
                return Results.Stream(output => packs.Write(pack, output, context.RequestAborted), "application/zip", $"{parsed.Text}.zip");
            }
            catch (RuleBroken broken) when (broken.Rule != BrokenRule.NoAccess)
            {
                return Results.StatusCode(StatusCodes.Status409Conflict);
            }
        }).WithMetadata(new DeskAttribute()).HideRefused();
}
