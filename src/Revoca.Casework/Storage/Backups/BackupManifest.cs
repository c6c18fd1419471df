using System.Security.Cryptography;
using System.Text.Json;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Backups;

/// <summary>What a backup folder says of itself in clear: when, and the backup's own key, locked for the KEK and for the recovery words.</summary>
/// <param name="WrapsDieOn">The day by which the file of key wraps is to be deleted; without it no case of this backup opens.</param>
internal sealed record BackupManifest(int V, DateTimeOffset Made, DateOnly WrapsDieOn, Guid Id, byte[] KeyForKek, byte[]? KeyForRecovery)
{
    public const string FileName = "backup.json";
    public const string Database = "database.sealed";
    public const string Wraps = "wraps.sealed";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Days.</summary>
    public const int WrapsLive = 14;

    private static FieldAddress Address(Guid id) => new("backup", "key", id.ToString("N"), null);

    public static BackupManifest Make(KeyRing ring, byte[] key, DateTimeOffset now)
    {
        var id = Guid.NewGuid();
        return new BackupManifest(
            1, now, DateOnly.FromDateTime(now.UtcDateTime).AddDays(WrapsLive), id, Blob.Seal(ring.Kek.Key, key, Address(id)),
            ring.File.RecoveryKey is { } recovery ? RecoverySeal.Seal(recovery, key, Address(id)) : null);
    }

    public byte[] Open(Kek kek) => Blob.Open(kek.Key, KeyForKek, Address(Id));
    public byte[] Open(ECDiffieHellman recovery) => RecoverySeal.Open(recovery, KeyForRecovery ?? [], Address(Id));

    public void Write(string folder) => SafeFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) && JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Json) is { } manifest
            ? manifest
            : throw new StorageRefusedException($"{folder} is not a backup: it has no {FileName}.");
    }
}
