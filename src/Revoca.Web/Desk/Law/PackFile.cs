using System.Security.Claims;
using Revoca.Casework.Cases;
using Revoca.Casework.Law.Packs;
using Revoca.Domain;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.People;

namespace Revoca.Web.Desk.Law;

/// <summary>The file for an authority: as an archive that is written while it is read, or as one page; named by the case's reference alone.</summary>
public static class PackFile
{
    public static void MapPacks(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.PackFile, async (string reference, Regulator regulator, string host, string file, HarmSentence? harm, MakePack packs, ShowCase cases, HttpContext context) =>
        {
            var found = CaseReference.TryParse(reference, out var parsed) ? await cases.Run(parsed, context.RequestAborted) : null;
            if (found is null || !HostId.TryParse(host, out var id) || file is not ("pack.zip" or "pack.pdf")
                || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var staff))
                return Results.NotFound();
            try
            {
                var pack = await packs.Open(new(found.Case.Id, id, regulator, harm ?? HarmSentence.DailyLife), new StaffId(staff), context.RequestAborted);
                if (file == "pack.pdf")
                    return Results.Bytes(packs.Page(pack), "application/pdf");
                return Results.Stream(output => packs.Write(pack, output, context.RequestAborted), "application/zip", $"{parsed.Text}.zip");
            }
            catch (RuleBroken)
            {
                return Results.StatusCode(StatusCodes.Status409Conflict);
            }
        }).WithMetadata(new DeskAttribute());
}
