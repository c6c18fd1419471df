namespace Revoca.Casework.Storage;

/// <summary>What kind of service the data folder allows right now; the desk shows a banner when it is read only.</summary>
public sealed class StorageState
{
    public bool IsReadOnly { get; internal set; }

    /// <summary>Why it is read only, for the log and the banner; null otherwise.</summary>
    public string? Reason { get; internal set; }
}
