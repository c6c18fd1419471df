using Revoca.Casework.Cases;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Replies;
using Revoca.Web.Desk.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Replies;

/// <summary>Letters as they left and what hosts sent, as downloads no browser opens: octet-stream, nosniff, a sandbox without any right.</summary>
public static class MailFiles
{
    // What a double click opens as text or paper. Everything else, pictures above all, is saved under a name that opens nothing.
    private static readonly string[] Harmless = [".pdf", ".txt", ".csv", ".json", ".eml", ".xml"];

    public static void MapMailFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.NoticeMail, LetterAsync).WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.ReplyMail, MessageAsync).WithMetadata(new DeskAttribute()).HideRefused();
        routes.MapGet(Links.ReplyFile, FileAsync).WithMetadata(new DeskAttribute()).HideRefused();
    }

    /// <summary>The name a file of a host is saved under: neutral, with the kind of file only where it is harmless.</summary>
    public static string NameOf(CaseReference reference, int number, int index, string told)
    {
        var kind = Path.GetExtension(told).ToLowerInvariant();
        return $"{reference.Text}-{number}-{index + 1}{(Harmless.Contains(kind, StringComparer.Ordinal) ? kind : ".bin")}";
    }

    private static async Task<IResult> LetterAsync(string reference, int number, FindNotice finding, ShowCorrespondence showing, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await Find(finding, reference, number, context) is not { } notice || await showing.Run(notice.Case, notice.Notice, StaffDoor.MemberOf(context.User), stop) is not { Mime.Length: > 0 } left)
            return Results.NotFound();
        return Download(context, left.Mime, $"{notice.Reference}-{number}.eml");
    }

    private static async Task<IResult> MessageAsync(string reference, int number, Guid reply, FindNotice finding, OpenAttachments opening, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await Find(finding, reference, number, context) is not { } notice || await opening.Message(notice.Case, ReplyId.From(reply), StaffDoor.MemberOf(context.User), stop) is not { } raw)
            return Results.NotFound();
        return Download(context, raw, $"{notice.Reference}-{number}-answer.eml");
    }

    private static async Task<IResult> FileAsync([AsParameters] FileAsked asked, OpenAttachments opening, FindNotice finding, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await Find(finding, asked.Reference, asked.Number, context) is not { } notice)
            return Results.NotFound();
        var id = ReplyId.From(asked.Reply);
        var files = await opening.Run(notice.Case, id, StaffDoor.MemberOf(context.User), stop);
        if (asked.Index < 0 || asked.Index >= files.Count || await opening.Open(notice.Case, id, asked.Index, StaffDoor.MemberOf(context.User), stop) is not { } content)
            return Results.NotFound();
        return Download(context, content, NameOf(notice.Reference, asked.Number, asked.Index, files[asked.Index].FileName));
    }

    private static async Task<HeldHint?> Find(FindNotice finding, string reference, int number, HttpContext context) =>
        CaseReference.TryParse(reference, out var parsed) ? await finding.Read(parsed, number, StaffDoor.MemberOf(context.User), context.RequestAborted) : null;

    private static IResult Download(HttpContext context, byte[] bytes, string name)
    {
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        return Results.File(bytes, "application/octet-stream", name);
    }

    private sealed record FileAsked(string Reference, int Number, Guid Reply, int Index);
}
