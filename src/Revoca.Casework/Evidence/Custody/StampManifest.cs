using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Typesetting.Signing;

namespace Revoca.Casework.Evidence.Custody;

/// <summary>Has a list of evidence stamped by the authority that is set for letters, once for each state of the case. The list is whole without it.</summary>
public sealed class StampManifest(IDbContextFactory<CaseworkDb> dbs, IOutsideNetwork network)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>Null when no authority is set, or none that answers as it should.</returns>
    internal async Task<ManifestStamp?> Run(CaseId caseId, byte[] json, string sha256, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Set<ManifestStamp>().AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId && x.Sha256 == sha256, cancellation) is { } known)
            return known;
        var address = await db.Set<SigningCertificate>().AsNoTracking().Select(x => x.TimeStamps).SingleOrDefaultAsync(cancellation);
        if (string.IsNullOrEmpty(address) || await Ask(json, new Uri(address), cancellation) is not (var token, var at))
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

    private async Task<(byte[] Token, DateTimeOffset At)?> Ask(byte[] json, Uri address, CancellationToken cancellation)
    {
        using var http = GuardedHttp.Client(network, Patience);
        try
        {
            return await TimeStamps.Over(json, new HttpTimeStampAuthority(http, address), cancellation);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or CryptographicException
            || (broken is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
