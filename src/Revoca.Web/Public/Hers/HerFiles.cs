using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.HerSide;
using Revoca.Domain.Cases;

namespace Revoca.Web.Public.Hers;

/// <summary>Papers behind her code, under a neutral name.</summary>
public static class HerFiles
{
    public static void MapHerFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.MandatePaper, (HttpContext context, HerDoor door, HerMandate mandates) =>
            SendAsync(context, door, id => mandates.Paper(id, context.RequestAborted), "application/pdf"));
        routes.MapGet(Links.Paper, (int number, HttpContext context, HerDoor door, ShowPapers papers) =>
            SendAsync(context, door, id => papers.Open(id, number, context.RequestAborted), "application/pdf"));
        routes.MapGet(Links.CardPaper, (HttpContext context, HerDoor door, PrintPreservationCard cards) =>
            SendAsync(context, door, id => cards.ForHer(id, context.RequestAborted), "application/pdf"));
        routes.MapGet(Links.CopyFile, (HttpContext context, HerDoor door, CopyHerData copies) =>
            SendAsync(context, door, async id => await copies.Run(id, context.RequestAborted) is { } data ? CopyHerData.Json(data) : null, "application/json"));
    }

    private static async Task<IResult> SendAsync(HttpContext context, HerDoor door, Func<CaseId, Task<byte[]?>> read, string type)
    {
        if (await door.FindAsync(context) is not { } id)
            return Results.Redirect(Links.In(System.Globalization.CultureInfo.CurrentUICulture, Links.Status));
        return await read(id) is { } bytes ? Results.Bytes(bytes, type) : Results.NotFound();
    }
}
