using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>The key that wraps all others, and where it comes from: a file, a systemd credential, or a passphrase.</summary>
internal sealed record Kek(DataKey Key, string Source)
{
    public const string FileName = "kek";
    /// <summary>The key of a rotation that has not finished; whichever of the two the key file names is the right one.</summary>
    public const string NextFileName = "kek.next";
    public const string CredentialName = "revoca-kek";

    public static Kek From(byte[] bytes, string source)
    {
        if (bytes.Length != DataKey.Length)
            throw new VaultLockedException($"The key-encryption key ({source}) must be {DataKey.Length} bytes long, not {bytes.Length}.");
        var id = new Guid(SHA256.HashData([.. "rv/v1/kek-id"u8, .. bytes]).AsSpan(..16), bigEndian: true);
        return new Kek(new DataKey(id, bytes), source);
    }

    /// <summary>Every key-encryption key that can be reached, the best first.</summary>
    public static IEnumerable<Kek> Reach(VaultOptions options, byte[]? installSalt)
    {
        if (options.CredentialsFolder is { } folder && File.Exists(Path.Combine(folder, CredentialName)))
            yield return From(File.ReadAllBytes(Path.Combine(folder, CredentialName)), "credential");
        if (options.Passphrase is { } passphrase && installSalt is not null)
            yield return FromPassphrase(passphrase, installSalt);
        foreach (var name in new[] { FileName, NextFileName })
        {
            var path = Path.Combine(options.KeysFolder, name);
            if (File.Exists(path))
                yield return From(File.ReadAllBytes(path), "file");
        }
    }

    public static Kek FromPassphrase(string passphrase, byte[] installSalt)
    {
        var text = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC));
        var salt = SHA256.HashData([.. "rv/v1/kek-salt"u8, .. installSalt])[..16];
        return From(Argon.Derive(text, salt), "passphrase");
    }
}

/// <summary>Argon2id with the one cost used everywhere: 64 MiB, 3 passes, 1 lane, 32 bytes.</summary>
internal static class Argon
{
    private static readonly Argon2id Algorithm =
        new(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 64 * 1024, NumberOfPasses = 3 });

    public static byte[] Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt) => Algorithm.DeriveBytes(secret, salt, DataKey.Length);
}
