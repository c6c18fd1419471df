using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>After a letter came back: the other ways to reach the same host, best first. Those that came back in this case are left out.</summary>
public sealed class ProposeNextContact(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <returns>Null when nothing is known: then the host's page is looked up, or the way leads upstream.</returns>
    public async Task<ChannelChoice?> Run(CaseId caseId, NoticeId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var notice = await db.Notices.AsNoTracking().SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation);
        if (!hosts.TryGet(notice.HostId, out var host))
            return null;
        var ids = notice.Items.Select(line => line.ItemId).ToList();
        var items = await db.Items.AsNoTracking().Where(x => x.CaseId == caseId && ids.Contains(x.Id)).ToListAsync(cancellation);
        var sent = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId && x.HostId == notice.HostId).ToListAsync(cancellation);
        return host.Without(CameBack.From(sent)).BestChannel(ChannelPurposes.For(host, notice.Kind, items), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }
}

/// <summary>Drafts a letter that did not arrive anew, to another address of the same host. The first keeps its history; no clock ran from it.</summary>
public sealed class DraftAgain(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <returns>The number of the new draft within the case.</returns>
    public async Task<int> Run(CaseId caseId, NoticeId id, string address, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.Draft);
        if (string.IsNullOrWhiteSpace(address))
            throw new RuleBroken(BrokenRule.NoRecipient, "A notice needs a recipient.");
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var old = await db.Notices.SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation);
        var number = await db.Notices.Where(x => x.CaseId == caseId).MaxAsync(x => x.Number, cancellation) + 1;
        var (anew, drafted) = Notice.Draft(caseId, number, PlanFor(old, address.Trim()), change);
        db.Notices.Add(anew);
        db.Events.Add(drafted);
        db.Events.Add(old.Supersede(change));
        await FinishTasks(db, old, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        return number;
    }

    private NoticePlan PlanFor(Notice old, string address) => new()
    {
        Kind = old.Kind,
        Language = old.Language,
        HostId = old.HostId,
        Route = RouteTo(old, address),
        Address = address,
        Items = [.. old.Items.Select(line => line.ItemId)],
        Towards = old.Towards,
        Identity = old.Identity,
        BasisReason = old.BasisReason,
    };

    private Route RouteTo(Notice old, string address)
    {
        var known = hosts.TryGet(old.HostId, out var host) ? host.Channels.FirstOrDefault(channel => channel.Value == address) : null;
        var mail = known is null ? address.Contains('@', StringComparison.Ordinal) && !address.Contains('/', StringComparison.Ordinal) : known.Type == ChannelType.Email;
        return mail ? Route.Mail : Route.ByHand;
    }

    private static async Task FinishTasks(CaseworkDb db, Notice old, Change change, CancellationToken cancellation)
    {
        var open = await db.Tasks.Where(x => x.CaseId == old.CaseId && x.DoneAt == null && (x.Kind == CaseTaskKind.FindChannel || x.Kind == CaseTaskKind.SendingStuck)).ToListAsync(cancellation);
        foreach (var task in open.Where(task => task.Subject == $"#{old.Number}"))
            db.Events.Add(task.Finish(change));
    }
}

/// <summary>Addresses letters of a case came back from.</summary>
internal static class CameBack
{
    public static IReadOnlySet<string> From(IEnumerable<Notice> notices) =>
        notices.Where(notice => notice.Delivery is Delivery.Bounced or Delivery.Superseded && notice.Address.Length > 0)
            .Select(notice => notice.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static Host Without(this Host host, IReadOnlySet<string> addresses) => addresses.Count == 0
        ? host
        : host with { Channels = [.. host.Channels.Where(channel => !addresses.Contains(channel.Value))] };
}
