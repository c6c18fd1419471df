using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Notices;

/// <summary>The PDF of one letter, for the preview on the desk; named by its reference alone.</summary>
public static class LetterFile
{
    public static void MapLetters(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.NoticeLetter, async (string reference, int number, ShowNotice notices, HttpContext context) =>
        {
            if (!CaseReference.TryParse(reference, out var parsed) || await notices.Run(parsed, number, StaffDoor.MemberOf(context.User), context.RequestAborted) is not { } view)
                return Results.NotFound();
            context.Response.Headers.ContentDisposition = $"inline; filename=\"{view.Letter.Reference}-{number}.pdf\"";
            return Results.Bytes(view.Pdf, "application/pdf");
        }).WithMetadata(new DeskAttribute()).HideRefused();
}
