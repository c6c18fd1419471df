namespace Revoca.Casework.Storage.Vault;

/// <summary>Where the keys of an installation are and what opens them.</summary>
public sealed record VaultOptions
{
    /// <summary>The data folder this vault belongs to.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Outside the data folder, so that a copied data folder opens nothing. Default: the data folder's name with "-keys".</summary>
    public string KeysFolder { get => field ?? DefaultKeysFolder(DataFolder); init; }

    /// <summary>When set, the key-encryption key is derived from this text (or REVOCA_PASSPHRASE) instead of being kept in a file.</summary>
    public string? Passphrase { get; init; } = Environment.GetEnvironmentVariable("REVOCA_PASSPHRASE");

    /// <summary>The folder in which systemd hands over credentials; a file named <c>revoca-kek</c> there wins over the one in the keys folder.</summary>
    public string? CredentialsFolder { get; init; } = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");

    /// <summary>Decides when an old pepper has died.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False for a verb that must find keys and never make any.</summary>
    public bool MayCreate { get; init; } = true;

    private static string DefaultKeysFolder(string dataFolder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + "-keys";
}

/// <summary>The vault cannot be opened; the message says why and what to do.</summary>
public sealed class VaultLockedException(string message, Exception? inner = null) : Exception(message, inner);
