using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Vault;

/// <summary>What typing a code comes to. Unknown, revoked and malformed codes are one answer.</summary>
public abstract record CodeAnswer
{
    private CodeAnswer()
    {
    }

    public sealed record Opens(Guid CaseId) : CodeAnswer;
    public sealed record Unknown : CodeAnswer;

    /// <summary>Too many are being checked: HTTP 503 with Retry-After.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : CodeAnswer;
}

/// <summary>Locks a case with an access code, and finds the case a typed code opens. One for the whole process: it bounds the memory in use.</summary>
public sealed class CodeLocks(KeyVault vault) : IDisposable
{
    private const int AtOnce = 2;
    private const int QueueLength = 50;
    private readonly SemaphoreSlim _seats = new(AtOnce);
    private int _present;
    private long _derivations;

    /// <summary>How many codes were derived since the start; a test sees with it that each kind of code costs the same.</summary>
    internal long Derivations => Interlocked.Read(ref _derivations);

    /// <summary>Adds the lock to the caller's save. The case's keys must exist or be part of the same save.</summary>
    public async Task LockAsync(DbContext db, Guid caseId, AccessCode code, CancellationToken stop = default)
    {
        vault.CaseKeys.Require(db, caseId);
        var k0 = await DeriveAsync(code.ToBytes(), stop);
        Add(db, caseId, k0);
    }

    /// <summary>Makes every code of the case worthless, with the caller's save.</summary>
    public static async Task RevokeAsync(DbContext db, Guid caseId, CancellationToken stop = default) =>
        db.RemoveRange(await db.Set<KeyWrap>().Where(wrap => wrap.CaseId == caseId && wrap.Recipient == WrapRecipient.Code).ToListAsync(stop));

    /// <summary>Finds the case a typed code opens. A lock made with an old pepper is renewed and saved.</summary>
    public async Task<CodeAnswer> TryAsync(DbContext db, string? typed, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (Interlocked.Increment(ref _present) > AtOnce + QueueLength)
        {
            Interlocked.Decrement(ref _present);
            return new CodeAnswer.Busy(TimeSpan.FromSeconds(5));
        }

        try
        {
            // A malformed code costs the same work as a wrong one, on bytes no code can have.
            var bytes = AccessCode.Read(typed)?.ToBytes() ?? Convert.FromHexString("ffffffffffffffffff");
            return await FindAsync(db, await DeriveAsync(bytes, stop), stop);
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    public void Dispose() => _seats.Dispose();

    private async Task<CodeAnswer> FindAsync(DbContext db, byte[] k0, CancellationToken stop)
    {
        var peppers = vault.Versions(KeyUse.Pepper);
        var keys = peppers.Select(pepper => (pepper.Version, K1: HMACSHA256.HashData(pepper.Key.Bytes, k0))).ToList();
        var lookups = keys.Select(key => CodeKeys.Lookup(key.K1)).ToList();
        var wrap = await db.Set<KeyWrap>().SingleOrDefaultAsync(wrap => wrap.Lookup != null && lookups.Contains(wrap.Lookup), stop);
        var k1 = keys.FirstOrDefault(key => key.Version == wrap?.PepperVersion).K1 ?? keys[0].K1;
        if (!CodeKeys.Opens(wrap, k1) || wrap is null || !SealedRow.FactsHold(wrap))
            return new CodeAnswer.Unknown();
        if (wrap.PepperVersion != peppers[0].Version)
            await RenewAsync(db, wrap, k0, stop);
        return new CodeAnswer.Opens(wrap.CaseId);
    }

    private async Task RenewAsync(DbContext db, KeyWrap old, byte[] k0, CancellationToken stop)
    {
        vault.CaseKeys.Require(db, old.CaseId);
        db.Remove(old);
        Add(db, old.CaseId, k0);
        await db.SaveChangesAsync(stop);
    }

    private void Add(DbContext db, Guid caseId, byte[] k0)
    {
        var pepper = vault.Versions(KeyUse.Pepper)[0];
        var k1 = HMACSHA256.HashData(pepper.Key.Bytes, k0);
        db.Add(KeyWrap.ForCode(k1, pepper.Version, caseId, vault.CaseKeys.Of(db, caseId).Case));
    }

    private Task<byte[]> DeriveAsync(byte[] code, CancellationToken stop) => DeriveAsync(code, vault.InstallSalt, stop);

    /// <summary>The costly derivation, at most two at a time in the whole process.</summary>
    internal async Task<byte[]> DeriveAsync(byte[] secret, ReadOnlyMemory<byte> salt, CancellationToken stop)
    {
        await _seats.WaitAsync(stop);
        try
        {
            Interlocked.Increment(ref _derivations);
            return await Task.Run(() => Argon.Derive(secret, salt.Span), stop);
        }
        finally
        {
            _seats.Release();
        }
    }
}

/// <summary>What a code's key becomes: a place to look, and a key for the case.</summary>
internal static class CodeKeys
{
    private static readonly byte[] Decoy = Blob.Seal(new DataKey(Guid.Empty, new byte[32]), new byte[32], KeyWrap.Address(Guid.Empty, Guid.Empty));

    public static byte[] Lookup(byte[] k1) => HKDF.DeriveKey(HashAlgorithmName.SHA256, k1, 16, info: [.. "rv/v1/code-lookup"u8]);

    public static DataKey Wrapping(byte[] k1, Guid wrapId, Guid caseId) =>
        new(wrapId, HKDF.DeriveKey(HashAlgorithmName.SHA256, k1, DataKey.Length, info: [.. "rv/v1/code-wrap"u8, .. caseId.ToByteArray(bigEndian: true)]));

    /// <summary>Tries to open; without a row it does the same work on a decoy, so that no answer is quicker than another.</summary>
    public static bool Opens(KeyWrap? wrap, byte[] k1)
    {
        var (id, caseId) = (wrap?.Id ?? Guid.Empty, wrap?.CaseId ?? Guid.Empty);
        try
        {
            Blob.Open(Wrapping(k1, id, caseId), wrap?.Blob ?? Decoy, KeyWrap.Address(id, caseId));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
