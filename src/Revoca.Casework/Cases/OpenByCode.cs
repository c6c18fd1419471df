using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Cases;

/// <summary>Finds the case a typed access code opens. Unknown, revoked and malformed codes are one answer, in the same time.</summary>
public sealed class OpenByCode(IDbContextFactory<CaseworkDb> dbs, CodeLocks locks)
{
    public async Task<CodeAnswer> Run(string? typed, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await locks.TryAsync(db, typed, cancellation);
    }
}
