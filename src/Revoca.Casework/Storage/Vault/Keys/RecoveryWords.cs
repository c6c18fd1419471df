using System.Numerics;
using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>24 words that open everything when the key-encryption key is lost: 256 random bits and 8 bits of checksum. Shown once, never stored.</summary>
public sealed class RecoveryWords
{
    private const int WordCount = 24;
    private const int SeedLength = 32;
    private static readonly BigInteger Order =
        BigInteger.Parse("0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", System.Globalization.NumberStyles.HexNumber, null);

    private readonly byte[] _seed;

    private RecoveryWords(byte[] seed) => _seed = seed;

    public static RecoveryWords New() => new(RandomNumberGenerator.GetBytes(SeedLength));

    /// <summary>The words in English ("en") or Italian ("it").</summary>
    public string In(string language)
    {
        var (words, number) = (CodeWords.In(language), new BigInteger([.. _seed, Checksum(_seed)], isUnsigned: true, isBigEndian: true));
        return string.Join(' ', Enumerable.Range(1, WordCount).Select(place => words[(int)((number >> ((WordCount - place) * 11)) & 2047)]));
    }

    /// <returns>Null when the words are not 24 of the lists or do not fit together: a word is wrong or two are swapped.</returns>
    public static RecoveryWords? Read(string typed)
    {
        var indexes = CodeWords.Split(typed).Select(CodeWords.IndexOf).ToList();
        if (indexes.Count != WordCount || indexes.Contains(null))
            return null;
        var number = indexes.Aggregate(BigInteger.Zero, (sum, index) => (sum << 11) + (index ?? 0));
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] full = [.. new byte[SeedLength + 1 - bytes.Length], .. bytes];
        return Checksum(full.AsSpan(..SeedLength)) == full[SeedLength] ? new RecoveryWords(full[..SeedLength]) : null;
    }

    /// <summary>The P-256 key the words stand for.</summary>
    internal ECDiffieHellman Key()
    {
        var wide = HKDF.DeriveKey(HashAlgorithmName.SHA256, _seed, 48, info: [.. "rv/v1/recovery-p256"u8]);
        var scalar = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1) + 1).ToByteArray(isUnsigned: true, isBigEndian: true);
        return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = [.. new byte[32 - scalar.Length], .. scalar] });
    }

    private static byte Checksum(ReadOnlySpan<byte> seed) => SHA256.HashData([.. "rv/v1/recovery-words"u8, .. seed])[0];
}

/// <summary>Seals a key to the recovery key.</summary>
internal static class RecoverySeal
{
    public static byte[] Seal(byte[] recoveryKey, byte[] secret, FieldAddress address)
    {
        var (enc, text) = Hpke.Seal(recoveryKey, "rv/v1/recovery"u8, address.AssociatedData(Guid.Empty), secret);
        return [.. enc, .. text];
    }

    public static byte[] Open(ECDiffieHellman recovery, byte[] blob, FieldAddress address) => blob.Length <= Hpke.EncLength
        ? throw new CryptographicException("This key was never sealed to recovery words.")
        : Hpke.Open(recovery, blob.AsSpan(..Hpke.EncLength), "rv/v1/recovery"u8, address.AssociatedData(Guid.Empty), blob.AsSpan(Hpke.EncLength..));
}
