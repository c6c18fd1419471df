using Revoca.Casework.HerSide;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;
using Revoca.Web.Public.Check;

namespace Revoca.Web.Public.Hers;

/// <summary>Who may look behind the one sentence: whoever opened the case with its code, unless the code is a reporter's.</summary>
public sealed class HerDoor(CodeSessions sessions, ShowSettings settings)
{
    public async Task<HerSettings?> OpenAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return sessions.Find(context) is { } id && await settings.Run(id, Actor.Person, context.RequestAborted) is { StateOnly: false } found ? found : null;
    }

    /// <summary>In whose hours dates are told to her.</summary>
    public Task<TimeZoneInfo> ZoneAsync(CaseId id, CancellationToken cancellation) => settings.ZoneOf(id, cancellation);

    public async Task<CaseId?> FindAsync(HttpContext context) => (await OpenAsync(context))?.CaseId;
}
