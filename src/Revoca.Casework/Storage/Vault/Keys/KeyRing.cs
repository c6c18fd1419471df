using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>A key file and what it opens to.</summary>
internal sealed record KeyRing(KeyFile File, Kek Kek, IReadOnlyDictionary<Guid, DataKey> Keys, IReadOnlyDictionary<Guid, TeamKey> Teams)
{
    /// <exception cref="VaultLockedException">The key-encryption key is missing or another's, or the file is damaged.</exception>
    public static KeyRing Open(VaultOptions options, KeyFile file)
    {
        var kek = Kek.Reach(options, file.InstallSalt).FirstOrDefault(kek => kek.Key.Id == file.Kek.Id)
            ?? throw new VaultLockedException(MissingKek(options, file));
        return Of(file, kek, key => Blob.Open(kek.Key, key.Blob, key.Address), options.KeysFolder);
    }

    /// <summary>Opens with the recovery words instead; <paramref name="kek"/> is what the keys will be locked with from now on.</summary>
    public static KeyRing Recover(KeyFile file, Kek kek, ECDiffieHellman recovery, string folder) =>
        Of(file, kek, key => RecoverySeal.Open(recovery, key.Recovery ?? [], key.Address), folder);

    public WrappedKey Newest(string use) => File.Keys.Where(key => key.Use == use).MaxBy(key => key.Version)
        ?? throw new VaultLockedException($"The key file has no key for \"{use}\". Put it back from a backup.");

    public byte[] Secret(WrappedKey key) => key.Use == KeyUse.Team ? P256.PrivateBytes(Teams[key.Id].PrivateKey) : Keys[key.Id].Bytes;

    /// <summary>The same keys, locked with another key-encryption key and for another recovery key.</summary>
    public KeyFile Rewrapped(Kek kek, byte[]? recoveryKey) => File with
    {
        Kek = new KekNote(kek.Key.Id, kek.Source),
        RecoveryKey = recoveryKey,
        Keys = [.. File.Keys.Select(key =>
            WrappedKey.Make(kek, recoveryKey, (key.Id, key.Use, key.Version, key.Public, Secret(key))) with { Until = key.Until })],
    };

    private static KeyRing Of(KeyFile file, Kek kek, Func<WrappedKey, byte[]> open, string folder)
    {
        try
        {
            var secrets = file.Keys.ToDictionary(key => key, open);
            return new KeyRing(
                file, kek,
                secrets.Where(pair => pair.Key.Use != KeyUse.Team).ToDictionary(pair => pair.Key.Id, pair => new DataKey(pair.Key.Id, pair.Value)),
                secrets.Where(pair => pair.Key.Use == KeyUse.Team)
                    .ToDictionary(pair => pair.Key.Id, pair => new TeamKey(pair.Key.Id, P256.FromPrivate(pair.Key.Public, pair.Value))));
        }
        catch (CryptographicException damage)
        {
            throw new VaultLockedException($"The key file in {folder} is damaged or these are not its keys. Put it back from a backup.", damage);
        }
    }

    private static string MissingKek(VaultOptions options, KeyFile file) => file.Kek.Source switch
    {
        "passphrase" => "The keys are locked with a passphrase, and none or a wrong one was given (REVOCA_PASSPHRASE).",
        "credential" => $"The systemd credential \"{Kek.CredentialName}\" is missing or is not the one these keys were locked with.",
        _ => $"The key-encryption key {Path.Combine(options.KeysFolder, Kek.FileName)} is missing or is not the one these keys were locked with. "
            + "Put the file back from where you keep it apart from the data. If it is lost, only the 24 recovery words can open the cases again: revoca keys recover.",
    };
}
