using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Picks the key for a field: the case's keys where there is a case, else the installation's.</summary>
internal static class FieldSeal
{
    public static byte[] Seal(KeyVault vault, DbContext db, ReadOnlySpan<byte> plain, (FieldAddress Address, Tier Tier) field) =>
        (field.Address.CaseId, field.Tier) switch
        {
            ({ } caseId, Tier.O) => Blob.Seal(vault.CaseKeys.Of(db, caseId).Ops, plain, field.Address),
            ({ } caseId, _) => Blob.Seal(vault.CaseKeys.Of(db, caseId).Case, plain, field.Address),
            (null, Tier.O) => Blob.Seal(vault.Ops, plain, field.Address),
            (null, _) => Blob.SealTo(vault.Team, plain, field.Address),
        };

    public static byte[] Open(KeyVault vault, DbContext db, ReadOnlySpan<byte> blob, FieldAddress address)
    {
        var (alg, keyId) = Blob.Read(blob);
        if (alg == Blob.ToPublicKey)
            return Blob.OpenWith(vault.FindTeam(keyId) ?? throw Missing(), blob, address);
        if (address.CaseId is not { } caseId)
            return Blob.Open(vault.Find(keyId) ?? throw Missing(), blob, address);
        var pair = vault.CaseKeys.Of(db, caseId);
        return Blob.Open(keyId == pair.Ops.Id ? pair.Ops : pair.Case, blob, address);
    }

    private static CryptographicException Missing() => new("The key that sealed this field is not in the vault.");
}
