using Revoca.Casework.Law;

namespace Revoca.Web.Desk.Law;

/// <summary>The figures as they may leave the organisation.</summary>
public static class FiguresFile
{
    public static void MapFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.FiguresFile, async (HostScorecards cards, HttpContext context) =>
            Results.Text(HostScorecards.ForOthers(await cards.Run(context.RequestAborted)), "text/csv; charset=utf-8"))
        .WithMetadata(new DeskAttribute());
}
