namespace Revoca.Web.Desk.Shell;

/// <summary>Where the jump box can lead.</summary>
public sealed record JumpTarget(string Name, string Path);
