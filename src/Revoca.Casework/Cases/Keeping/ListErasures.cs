using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases.Keeping;

namespace Revoca.Casework.Cases.Keeping;

/// <summary>What stays of erased cases, the latest first, and their certificates.</summary>
public sealed class ListErasures(IDbContextFactory<CaseworkDb> dbs)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<Erasure>> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Set<Erasure>().AsNoTracking().OrderByDescending(x => x.At).Take(Most).ToListAsync(cancellation);
    }

    /// <returns>The PDF, or null when there is no such erasure.</returns>
    public async Task<byte[]?> Certificate(ErasureId id, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return (await db.Set<ErasureCertificate>().AsNoTracking().SingleOrDefaultAsync(x => x.Erasure == id, cancellation))?.Pdf;
    }
}
