using System.Globalization;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Notices;

/// <summary>The PDF of one letter, for the preview on the desk; named by its reference alone.</summary>
public static class LetterFile
{
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.LetterheadFile, async (KeepLogo logo, HttpContext context) =>
        {
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "it" ? Language.Italian : Language.English;
            var pdf = await logo.Preview(language, StaffDoor.MemberOf(context.User), context.RequestAborted);
            context.Response.Headers.ContentDisposition = "inline; filename=\"letterhead.pdf\"";
            return Results.Bytes(pdf, "application/pdf");
        }).WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.NoticeLetter, async (string reference, int number, ShowNotice notices, HttpContext context) =>
        {
            if (!CaseReference.TryParse(reference, out var parsed) || await notices.Run(parsed, number, StaffDoor.MemberOf(context.User), context.RequestAborted) is not { } view)
                return Results.NotFound();
            context.Response.Headers.ContentDisposition = $"inline; filename=\"{view.Letter.Reference}-{number}.pdf\"";
            return Results.Bytes(view.Pdf, "application/pdf");
        }).WithMetadata(new DeskAttribute()).HideRefused();
    }
}
