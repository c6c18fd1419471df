using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Vault;

/// <summary>The two keys of a case: <paramref name="Ops"/> seals what the server needs for sending, <paramref name="Case"/> what belongs to the person.</summary>
internal sealed record CaseKeyPair(DataKey Ops, DataKey Case);

/// <summary>Makes the keys of a case together with it, finds them again, and forgets them when the case is erased.</summary>
public sealed class CaseKeys
{
    private const int CacheLimit = 20_000;
    private readonly ConcurrentDictionary<Guid, CaseKeyPair> _cache = new();
    private readonly KeyVault _vault;

    internal CaseKeys(KeyVault vault) => _vault = vault;

    /// <summary>Adds the keys of a new case to the caller's save. Where the case has keys already (a report begun earlier), nothing is added.</summary>
    public void Create(DbContext db, Guid caseId)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Set<KeyWrap>().Local.Any(wrap => wrap.CaseId == caseId) || KeyWrapReader.Read(db, caseId).Count > 0)
            return;
        var pair = _cache.GetOrAdd(caseId, _ => new CaseKeyPair(DataKey.New(), DataKey.New()));
        db.AddRange(KeyWrap.ForOps(_vault.Ops, caseId, pair.Ops), KeyWrap.ForTeam(_vault.Team, caseId, pair.Case));
    }

    /// <summary>Drops the keys of a case from memory, as part of erasing it.</summary>
    public void Forget(Guid caseId) => _cache.TryRemove(caseId, out _);

    /// <summary>Makes the case's keys ready for use, so that a lock can be added before the case itself has been saved.</summary>
    internal void Require(DbContext db, Guid caseId)
    {
        if (!_cache.ContainsKey(caseId) && KeyWrapReader.Read(db, caseId).Count == 0)
            Create(db, caseId);
    }

    internal void ForgetAll() => _cache.Clear();

    /// <exception cref="CryptographicException">The case has no readable keys: it was erased, or its key rows were changed.</exception>
    internal CaseKeyPair Of(DbContext db, Guid caseId)
    {
        if (_cache.TryGetValue(caseId, out var known))
            return known;
        var wraps = KeyWrapReader.Read(db, caseId);
        if (wraps.Count == 0)
            throw new CryptographicException("The keys of this case do not exist (any more).");
        var pair = new CaseKeyPair(Open(wraps, WrapRecipient.Ops), Open(wraps, WrapRecipient.Team));
        if (_cache.Count > CacheLimit)
            _cache.Clear();
        return _cache.GetOrAdd(caseId, pair);
    }

    private DataKey Open(IReadOnlyList<StoredWrap> wraps, WrapRecipient recipient)
    {
        var wrap = wraps.FirstOrDefault(wrap => wrap.Recipient == recipient)
            ?? throw new CryptographicException($"The case has no key for {recipient}.");
        if (!wrap.IsGenuine(_vault.Facts))
            throw new CryptographicException("A key row of this case was changed outside Revoca.");
        var (alg, keyId) = Blob.Read(wrap.Blob);
        var address = KeyWrap.Address(wrap.Id, wrap.CaseId);
        var bytes = alg == Blob.ToPublicKey
            ? Blob.OpenWith(_vault.FindTeam(keyId) ?? throw Missing(), wrap.Blob, address)
            : Blob.Open(_vault.Find(keyId) ?? throw Missing(), wrap.Blob, address);
        return new DataKey(wrap.KeyId, bytes);
    }

    private static CryptographicException Missing() => new("The key that locks this case is not in the vault.");
}
