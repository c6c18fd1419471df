using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Hosts;
using Revoca.Domain.Hosts.Upstream;

namespace Revoca.Casework.Hosts;

/// <summary>Lays everything this organisation has found over the shipped directory.</summary>
public sealed class LearnDirectory(IDbContextFactory<CaseworkDb> dbs, HostDirectory directory)
{
    public async Task Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var found = await db.Set<FoundHost>().AsNoTracking().ToListAsync(cancellation);
        directory.Learn(await db.ChannelChecks.AsNoTracking().ToListAsync(cancellation), found.Select(host => host.ToHost()));
    }
}
