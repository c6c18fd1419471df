namespace Revoca.Casework.Storage;

/// <summary>The names of what lies in a data folder.</summary>
public static class StorageFiles
{
    public const string Database = "revoca.db";
}
