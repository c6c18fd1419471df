using System.Text.Json;

namespace Revoca.Casework.Storage.Vault;

/// <summary>What the key file holds: every key of the installation, each wrapped by the key-encryption key named in <see cref="Kek"/>.</summary>
/// <param name="RecoveryKey">The public part of the key behind the 24 recovery words, once there are any.</param>
internal sealed record KeyFile(int V, KekNote Kek, byte[] InstallSalt, IReadOnlyList<WrappedKey> Keys, byte[]? RecoveryKey = null)
{
    public const string Name = "keys.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static KeyFile? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path), Json)
                ?? throw new VaultLockedException($"The key file {path} is empty.");
        }
        catch (JsonException damage)
        {
            throw new VaultLockedException($"The key file {path} is damaged. Put it back from a backup.", damage);
        }
    }

    public void Write(string folder) => SafeFile.Write(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(this, Json));
}

/// <param name="Id">First 16 bytes of SHA-256("rv/v1/kek-id" | KEK), so that the right key is known without being stored.</param>
/// <param name="Source">file, credential or passphrase.</param>
internal sealed record KekNote(Guid Id, string Source);

/// <param name="Use">pepper, ops, audit, facts, protect, team, index.email, …</param>
/// <param name="Public">The public part, for the team key alone.</param>
/// <param name="Blob">The key, wrapped by the key-encryption key.</param>
/// <param name="Recovery">The same key, sealed to the recovery key.</param>
/// <param name="Until">For an old pepper: when it dies.</param>
internal sealed record WrappedKey(Guid Id, string Use, int Version, byte[]? Public, byte[] Blob, byte[]? Recovery = null, DateTimeOffset? Until = null)
{
    public FieldAddress Address => new("keys", $"{Use}/{Version}", Id.ToString("N"), null);

    public static WrappedKey Make(Kek kek, byte[]? recoveryKey, (Guid Id, string Use, int Version, byte[]? Public, byte[] Secret) key)
    {
        var bare = new WrappedKey(key.Id, key.Use, key.Version, key.Public, []);
        return bare with
        {
            Blob = Vault.Blob.Seal(kek.Key, key.Secret, bare.Address),
            Recovery = recoveryKey is null ? null : RecoverySeal.Seal(recoveryKey, key.Secret, bare.Address),
        };
    }
}
