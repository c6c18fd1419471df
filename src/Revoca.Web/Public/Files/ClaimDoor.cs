using Revoca.Casework.Evidence.Claims;
using Revoca.Domain.People;
using Revoca.Web.Public.Check;

namespace Revoca.Web.Public.Files;

/// <summary>The text about files she chose to hand over; never a file.</summary>
public sealed class ClaimForm
{
    public string Claims { get; set => field = value ?? ""; } = "";
}

/// <summary>Keeps with her case what she sends from her own device while her code is open.</summary>
public sealed class ClaimDoor(CodeSessions sessions, KeepClaims keep)
{
    public const string Kept = "kept";

    /// <returns>A word for the address of the next page: kept, partly, none, not-now, closed.</returns>
    public async Task<string> GiveAsync(ClaimForm form, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (sessions.Find(context) is not { } id)
            return "closed";
        try
        {
            var came = await keep.Run(id, form.Claims, Actor.Person, context.RequestAborted);
            return (came.Kept + came.AlreadyThere, came.Refused) switch
            {
                (0, _) => "none",
                (_, 0) => Kept,
                _ => "partly",
            };
        }
        catch (RuleBroken broken)
        {
            return broken.Rule == BrokenRule.NothingChosen ? "none" : "not-now";
        }
    }
}
