using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.People;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Notices;

/// <summary>The PDF of one letter, for the preview on the desk; named by its reference alone.</summary>
public static class LetterFile
{
    public static void MapLetters(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.NoticeLetter, async (string reference, int number, ShowNotice notices, HttpContext context) =>
        {
            if (!CaseReference.TryParse(reference, out var parsed) || await Read(notices, parsed, number, context) is not { } view)
                return Results.NotFound();
            context.Response.Headers.ContentDisposition = $"inline; filename=\"{view.Letter.Reference}-{number}.pdf\"";
            return Results.Bytes(view.Pdf, "application/pdf");
        }).WithMetadata(new DeskAttribute());

    private static async Task<NoticeView?> Read(ShowNotice notices, CaseReference reference, int number, HttpContext context)
    {
        try
        {
            return await notices.Run(reference, number, StaffDoor.MemberOf(context.User), context.RequestAborted);
        }
        catch (RuleBroken)
        {
            // Refused, and written into the log: no more is said than of a letter that does not exist.
            return null;
        }
    }
}
