using Revoca.Casework.Cases;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;

namespace Revoca.Web.Desk.Notices;

/// <summary>The PDF of one letter, for the preview on the desk; named by its reference alone.</summary>
public static class LetterFile
{
    public static void MapLetters(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.NoticeLetter, async (string reference, int number, ShowCase cases, ShowNotice notices, HttpContext context) =>
        {
            var found = CaseReference.TryParse(reference, out var parsed) ? await cases.Run(parsed, context.RequestAborted) : null;
            var notice = found?.Notices.FirstOrDefault(notice => notice.Number == number);
            if (notice is null || await notices.Run(notice.CaseId, notice.Id, context.RequestAborted) is not { } view)
                return Results.NotFound();
            context.Response.Headers.ContentDisposition = $"inline; filename=\"{view.Letter.Reference}-{number}.pdf\"";
            return Results.Bytes(view.Pdf, "application/pdf");
        }).WithMetadata(new DeskAttribute());
}
