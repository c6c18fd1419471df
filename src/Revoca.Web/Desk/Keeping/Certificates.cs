using Revoca.Casework.Cases.Keeping;
using Revoca.Domain.Cases.Keeping;

namespace Revoca.Web.Desk.Keeping;

/// <summary>The certificate of one erasure as a file; its name says nothing.</summary>
public static class Certificates
{
    public static void MapCertificates(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.Certificate, async (Guid id, ListErasures erasures, HttpContext context) =>
        {
            if (await erasures.Certificate(new ErasureId(id), context.RequestAborted) is not { } pdf)
                return Results.NotFound();
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{id:N}.pdf\"";
            return Results.Bytes(pdf, "application/pdf");
        }).WithMetadata(new DeskAttribute());
}
