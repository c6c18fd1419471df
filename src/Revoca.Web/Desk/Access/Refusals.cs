using Revoca.Domain.People;

namespace Revoca.Web.Desk.Access;

/// <summary>Answers a file that was refused like one that does not exist; the refusal is in the log.</summary>
public static class Refusals
{
    public static RouteHandlerBuilder HideRefused(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        try
        {
            return await next(context);
        }
        catch (RuleBroken broken) when (broken.Rule == BrokenRule.NoAccess)
        {
            return Results.NotFound();
        }
    });
}
