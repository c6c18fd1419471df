using System.Text.Json;

namespace Revoca.Casework.Storage.Vault;

/// <summary>What the key file holds: every key of the installation, each wrapped by the key-encryption key named in <see cref="Kek"/>.</summary>
internal sealed record KeyFile(int V, KekNote Kek, byte[] InstallSalt, IReadOnlyList<WrappedKey> Keys)
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
internal sealed record WrappedKey(Guid Id, string Use, int Version, byte[]? Public, byte[] Blob)
{
    public static FieldAddress Address(Guid id, string use, int version) => new("keys", $"{use}/{version}", id.ToString("N"), null);
}
