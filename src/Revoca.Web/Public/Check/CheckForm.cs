namespace Revoca.Web.Public.Check;

/// <summary>A typed code, and the ticket of somebody who had to wait.</summary>
public sealed class CheckForm
{
    public string Code { get; set => field = value ?? ""; } = "";

    public string? Ticket { get; set; }
}

/// <summary>What trying a code came to.</summary>
public enum DoorAnswer
{
    Open,

    /// <summary>Unknown, revoked, malformed, or asked to wait: one answer.</summary>
    Closed,
    Busy,
}

/// <param name="Ticket">Goes back with the next try.</param>
/// <param name="Seconds">When that may be.</param>
public sealed record Waiting(string Ticket, int Seconds);
