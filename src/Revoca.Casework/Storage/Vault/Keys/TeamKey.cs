using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>The organisation's P-256 key. Who only writes needs the public part; the private part is wrapped for the KEK and the recovery key.</summary>
internal sealed class TeamKey(Guid id, ECDiffieHellman pair)
{
    public Guid Id { get; } = id;
    public ECDiffieHellman PrivateKey { get; } = pair;
    public byte[] PublicKey { get; } = P256.PublicBytes(pair);

    public static TeamKey New() => new(Guid.NewGuid(), ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
}
