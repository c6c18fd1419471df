using System.Globalization;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence.Custody;
using Revoca.Domain.Cases;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;
using Language = Revoca.Domain.Letters.Language;

namespace Revoca.Web.Desk.Cases;

/// <summary>Papers of a case's evidence, named by its reference alone.</summary>
public static class EvidenceFiles
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.Manifest, async (string reference, ShowCase cases, MakeManifest manifests, HttpContext context) =>
            await ManifestAsync(reference, cases, manifests, context) is { } made ? Answer(context, $"{reference}-E.pdf", made.Pdf, "application/pdf") : Results.NotFound())
            .WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.ManifestData, async (string reference, ShowCase cases, MakeManifest manifests, HttpContext context) =>
            await ManifestAsync(reference, cases, manifests, context) is { } made ? Answer(context, $"{reference}-E.json", made.Json, "application/json") : Results.NotFound())
            .WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.ManifestStamp, async (string reference, ShowCase cases, MakeManifest manifests, HttpContext context) =>
            await ManifestAsync(reference, cases, manifests, context) is { Stamp: { } stamp } ? Answer(context, $"{reference}-E.tst", stamp.Token, "application/vnd.etsi.timestamp-token") : Results.NotFound())
            .WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.PreservationCard, async (string reference, ShowCase cases, PrintPreservationCard cards, HttpContext context) =>
            await FindAsync(reference, cases, context) is { } id && await cards.Run(id, StaffDoor.MemberOf(context.User), context.RequestAborted) is { } card
                ? Answer(context, $"{reference}-P.pdf", card, "application/pdf") : Results.NotFound())
            .WithMetadata(new DeskAttribute()).HideRefused();
    }

    private static async Task<EvidenceManifest?> ManifestAsync(string reference, ShowCase cases, MakeManifest manifests, HttpContext context)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "it" ? Language.Italian : Language.English;
        return await FindAsync(reference, cases, context) is { } id ? await manifests.Run(id, language, StaffDoor.MemberOf(context.User), context.RequestAborted) : null;
    }

    private static async Task<CaseId?> FindAsync(string reference, ShowCase cases, HttpContext context) =>
        CaseReference.TryParse(reference, out var parsed) && await cases.Run(parsed, StaffDoor.MemberOf(context.User), cancellation: context.RequestAborted) is { } view ? view.Case.Id : null;

    private static IResult Answer(HttpContext context, string name, byte[] bytes, string type)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Bytes(bytes, type);
    }
}
