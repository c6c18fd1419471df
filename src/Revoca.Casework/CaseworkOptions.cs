using Revoca.Casework.Mail;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework;

/// <summary>Every setting of an installation that is not kept in its database.</summary>
public sealed record CaseworkOptions
{
    public required VaultOptions Vault { get; init; }

    public MailOptions Mail { get; init; } = new();

    public BackupOptions Backups { get; init; } = new();

    /// <summary>The defaults for a data folder: keys beside it, mail to a pick-up folder in it.</summary>
    public static CaseworkOptions For(string dataFolder) => new() { Vault = new VaultOptions { DataFolder = dataFolder } };
}
