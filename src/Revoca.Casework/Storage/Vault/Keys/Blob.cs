using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>
/// The form of everything sealed: <c>"RV1" | alg(1) | keyId(16) | nonce(12) | ciphertext | tag(16)</c>.
/// alg 1 = AES-256-GCM. alg 2 = HPKE to a public key: the nonce is zero and the ciphertext starts with the 65-byte encapsulated key.
/// </summary>
internal static class Blob
{
    public const byte Symmetric = 1;
    public const byte ToPublicKey = 2;
    private const int KeyIdAt = 4;
    private const int NonceAt = 20;
    private const int BodyAt = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(DataKey key, ReadOnlySpan<byte> plain, FieldAddress address)
    {
        var padded = Padding.Add(plain);
        var blob = Head(Symmetric, key.Id, padded.Length + TagLength);
        var nonce = blob.AsSpan(NonceAt, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(nonce, padded, blob.AsSpan(BodyAt, padded.Length), blob.AsSpan(^TagLength..), address.AssociatedData(key.Id));
        CryptographicOperations.ZeroMemory(padded);
        return blob;
    }

    public static byte[] SealTo(TeamKey team, ReadOnlySpan<byte> plain, FieldAddress address)
    {
        var (enc, sealedText) = Hpke.Seal(team.PublicKey, Info(address), address.AssociatedData(team.Id), Padding.Add(plain));
        var blob = Head(ToPublicKey, team.Id, enc.Length + sealedText.Length);
        enc.CopyTo(blob, BodyAt);
        sealedText.CopyTo(blob, BodyAt + enc.Length);
        return blob;
    }

    /// <summary>The id of the key that opens this blob.</summary>
    /// <exception cref="CryptographicException">The bytes are not a blob.</exception>
    public static (byte Alg, Guid KeyId) Read(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < BodyAt + TagLength + 64 || !blob[..3].SequenceEqual("RV1"u8))
            throw new CryptographicException("These bytes are not a sealed field.");
        return (blob[3], new Guid(blob.Slice(KeyIdAt, 16), bigEndian: true));
    }

    public static byte[] Open(DataKey key, ReadOnlySpan<byte> blob, FieldAddress address)
    {
        var (alg, keyId) = Read(blob);
        if (alg != Symmetric || keyId != key.Id)
            throw new CryptographicException("The field was sealed with another key.");
        var padded = new byte[blob.Length - BodyAt - TagLength];
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Decrypt(blob.Slice(NonceAt, NonceLength), blob[BodyAt..^TagLength], blob[^TagLength..], padded, address.AssociatedData(keyId));
        return Padding.Remove(padded);
    }

    public static byte[] OpenWith(TeamKey team, ReadOnlySpan<byte> blob, FieldAddress address)
    {
        var (alg, keyId) = Read(blob);
        if (alg != ToPublicKey || keyId != team.Id || blob.Slice(NonceAt, NonceLength).IndexOfAnyExcept((byte)0) >= 0)
            throw new CryptographicException("The field was sealed to another key.");
        var body = blob[BodyAt..];
        var padded = Hpke.Open(team.PrivateKey, body[..Hpke.EncLength], Info(address), address.AssociatedData(keyId), body[Hpke.EncLength..]);
        return Padding.Remove(padded);
    }

    private static ReadOnlySpan<byte> Info(FieldAddress address) => address.Table == KeyWrap.Table ? "rv/v1/case-key"u8 : "rv/v1/field"u8;

    private static byte[] Head(byte alg, Guid keyId, int bodyLength)
    {
        var blob = new byte[BodyAt + bodyLength];
        "RV1"u8.CopyTo(blob);
        blob[3] = alg;
        keyId.TryWriteBytes(blob.AsSpan(KeyIdAt), bigEndian: true, out _);
        return blob;
    }
}
