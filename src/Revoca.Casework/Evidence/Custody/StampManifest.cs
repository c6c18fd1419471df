using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Evidence.Custody;

/// <summary>Has a list of evidence stamped by the authority that is set for letters, once for each state of the case. The list is whole without it.</summary>
public sealed class StampManifest(IDbContextFactory<CaseworkDb> dbs, ChosenAuthority authority)
{
    /// <returns>Null when no authority is set, or none that answers as it should.</returns>
    internal async Task<ManifestStamp?> Run(CaseId caseId, byte[] json, string sha256, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Set<ManifestStamp>().AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId && x.Sha256 == sha256, cancellation) is { } known)
            return known;
        if (await authority.Stamp(json, cancellation) is not var (token, at))
            return null;
        var stamp = new ManifestStamp(caseId, sha256, token, at);
        db.Add(stamp);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Somebody asked at the same moment: one stamp is enough.
            return await db.Set<ManifestStamp>().AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId && x.Sha256 == sha256, cancellation);
        }

        return stamp;
    }
}
