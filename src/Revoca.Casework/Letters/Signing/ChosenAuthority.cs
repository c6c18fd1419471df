using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Storage;
using Revoca.Typesetting.Signing;

namespace Revoca.Casework.Letters.Signing;

/// <summary>The time-stamp authority the organisation has chosen (RFC 3161): it sees the SHA-256 of what it stamps and nothing else.</summary>
public sealed class ChosenAuthority(IDbContextFactory<CaseworkDb> dbs, IOutsideNetwork network)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>DER of the token and the instant it states; null when no authority is chosen, or it does not answer as it should.</returns>
    internal async Task<(byte[] Token, DateTimeOffset At)?> Stamp(byte[] data, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var address = await db.Set<SigningCertificate>().AsNoTracking().Select(x => x.TimeStamps).SingleOrDefaultAsync(cancellation);
        if (string.IsNullOrEmpty(address))
            return null;
        using var http = GuardedHttp.Client(network, Patience);
        try
        {
            return await TimeStamps.Over(data, new HttpTimeStampAuthority(http, new Uri(address)), cancellation);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or CryptographicException
            || (broken is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
