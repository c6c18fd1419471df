using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>HPKE base mode, one message a context (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.</summary>
internal static class Hpke
{
    public const int EncLength = 65;
    private const int TagLength = 16;
    private const ushort KemId = 0x0010;
    private const ushort KdfId = 0x0001;

    public static (byte[] Enc, byte[] Sealed) Seal(byte[] recipient, ReadOnlySpan<byte> info, byte[] aad, byte[] plain)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(recipient, ephemeral, info, aad, plain);
    }

    /// <summary>With a given ephemeral key and AEAD key length, for the published test vectors alone.</summary>
    internal static (byte[] Enc, byte[] Sealed) Seal(
        byte[] recipient, ECDiffieHellman ephemeral, ReadOnlySpan<byte> info, byte[] aad, byte[] plain, int keyLength = 32)
    {
        var enc = P256.PublicBytes(ephemeral);
        var (key, nonce) = Schedule(SharedSecret(ephemeral, recipient, enc, recipient), info, keyLength);
        var sealedText = new byte[plain.Length + TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, sealedText.AsSpan(..^TagLength), sealedText.AsSpan(^TagLength..), aad);
        return (enc, sealedText);
    }

    public static byte[] Open(
        ECDiffieHellman recipient, ReadOnlySpan<byte> enc, ReadOnlySpan<byte> info, byte[] aad, ReadOnlySpan<byte> sealedText, int keyLength = 32)
    {
        var encBytes = enc.ToArray();
        var secret = SharedSecret(recipient, encBytes, encBytes, P256.PublicBytes(recipient));
        var (key, nonce) = Schedule(secret, info, keyLength);
        var plain = new byte[sealedText.Length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(nonce, sealedText[..^TagLength], sealedText[^TagLength..], plain, aad);
        return plain;
    }

    private static byte[] SharedSecret(ECDiffieHellman own, byte[] other, byte[] enc, byte[] recipient)
    {
        using var theirs = P256.FromPublic(other);
        var dh = own.DeriveRawSecretAgreement(theirs.PublicKey);
        Span<byte> suite = [.. "KEM"u8, .. Number(KemId)];
        var prk = LabeledExtract(suite, [], "eae_prk"u8, dh);
        return LabeledExpand(suite, prk, "shared_secret"u8, [.. enc, .. recipient], 32);
    }

    private static (byte[] Key, byte[] Nonce) Schedule(byte[] sharedSecret, ReadOnlySpan<byte> info, int keyLength)
    {
        ushort aeadId = keyLength == 32 ? (ushort)2 : (ushort)1;
        Span<byte> suite = [.. "HPKE"u8, .. Number(KemId), .. Number(KdfId), .. Number(aeadId)];
        byte[] context = [0, .. LabeledExtract(suite, [], "psk_id_hash"u8, []), .. LabeledExtract(suite, [], "info_hash"u8, info)];
        var secret = LabeledExtract(suite, sharedSecret, "secret"u8, []);
        return (LabeledExpand(suite, secret, "key"u8, context, keyLength), LabeledExpand(suite, secret, "base_nonce"u8, context, 12));
    }

    private static byte[] LabeledExtract(ReadOnlySpan<byte> suite, byte[] salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> ikm) =>
        HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. label, .. ikm], salt);

    private static byte[] LabeledExpand(ReadOnlySpan<byte> suite, byte[] prk, ReadOnlySpan<byte> label, ReadOnlySpan<byte> info, int length) =>
        HKDF.Expand(HashAlgorithmName.SHA256, prk, length, [.. Number((ushort)length), .. "HPKE-v1"u8, .. suite, .. label, .. info]);

    private static byte[] Number(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }
}

/// <summary>P-256 keys as the bytes that are stored: uncompressed public point (65), private scalar (32).</summary>
internal static class P256
{
    public static byte[] PublicBytes(ECDiffieHellman key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X ?? [], .. point.Y ?? []];
    }

    public static byte[] PrivateBytes(ECDiffieHellman key) => key.ExportParameters(includePrivateParameters: true).D ?? [];

    public static ECDiffieHellman FromPublic(ReadOnlySpan<byte> point) => ECDiffieHellman.Create(Parameters(point));

    public static ECDiffieHellman FromPrivate(ReadOnlySpan<byte> point, ReadOnlySpan<byte> scalar)
    {
        var parameters = Parameters(point);
        parameters.D = scalar.ToArray();
        return ECDiffieHellman.Create(parameters);
    }

    private static ECParameters Parameters(ReadOnlySpan<byte> point)
    {
        if (point.Length != Hpke.EncLength || point[0] != 4)
            throw new CryptographicException("This is not an uncompressed P-256 point.");
        return new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
        };
    }
}
