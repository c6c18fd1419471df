using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>A 256-bit key and the id under which blobs name it.</summary>
public sealed record DataKey(Guid Id, byte[] Bytes)
{
    public const int Length = 32;

    public static DataKey New() => new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(Length));

    /// <summary>The id only: a key is never printed.</summary>
    public override string ToString() => Id.ToString("N");
}
