using System.Net;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Web.Public.Check;

/// <summary>Opens a case to whoever types its code, no faster than guessing allows.</summary>
public sealed class CodeDoor(OpenByCode cases, CodeLimits limits, CodeSessions sessions)
{
    /// <returns>Null when a code may be tried now.</returns>
    public Waiting? WaitFor(HttpContext context) =>
        limits.Ask(AddressOf(context), ticket: null) is CodeEntry.Wait wait ? new Waiting(wait.Ticket, (int)Math.Ceiling(wait.For.TotalSeconds)) : null;

    public async Task<DoorAnswer> TryAsync(CheckForm form, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        var address = AddressOf(context);
        if (limits.Ask(address, form.Ticket) is not CodeEntry.Go)
            return DoorAnswer.Closed;
        switch (await cases.Run(form.Code, context.RequestAborted))
        {
            case CodeAnswer.Opens opens:
                sessions.Begin(context, new(opens.CaseId));
                return DoorAnswer.Open;
            case CodeAnswer.Busy:
                return DoorAnswer.Busy;
            default:
                limits.RecordFailure(address);
                return DoorAnswer.Closed;
        }
    }

    // A test server has no peer address; everybody without one shares a bucket.
    private static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
