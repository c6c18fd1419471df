namespace Revoca.Web.Desk.Shell;

/// <summary>Where the jump box can lead.</summary>
public sealed record JumpTarget(string Name, string Path)
{
    /// <summary>What the search page is to look for; told in memory, never in its address, which browsers keep.</summary>
    public string? Search { get; init; }
}
