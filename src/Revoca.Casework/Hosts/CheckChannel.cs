using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Hosts;

/// <summary>Keeps what a member of staff found at a host's page, and uses it at once.</summary>
public sealed class CheckChannel(IDbContextFactory<CaseworkDb> dbs, HostDirectory directory, LearnDirectory learn, AuditLog log, TimeProvider clock)
{
    /// <summary>Throws RuleBroken when the page is missing, the new value does not fit, or the host has no such channel (somebody else changed it meanwhile).</summary>
    public async Task Run(HostId hostId, Channel channel, ChannelFound found, StaffId by, CancellationToken cancellation = default)
    {
        if (!directory.TryGet(hostId, out var host) || !host.Channels.Any(known => known.Type == channel.Type && known.Purpose == channel.Purpose && known.Value == channel.Value))
            throw new RuleBroken(BrokenRule.AlreadyDone, "The host has no such channel any more.");
        var check = ChannelCheck.Of(hostId, channel, found, by, clock.GetUtcNow());
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
        {
            db.ChannelChecks.Add(check);
            log.Append(db, new AuditLine(AuditActor.Of(by), "channel.check") { ObjectId = check.Id.Value, Details = new { Host = hostId.Value, Channel = channel.Value } });
            await db.SaveChangesAsync(cancellation);
        }

        await learn.Run(cancellation);
    }
}
