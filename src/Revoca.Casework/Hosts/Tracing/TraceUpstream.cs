using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Hosts.Upstream;
using Revoca.Domain.People;

namespace Revoca.Casework.Hosts.Tracing;

/// <summary>
/// Finds who stands behind a site of a case and keeps it with the case: the answers as evidence, the CDN, provider and registrar as hosts of the case,
/// to whom the board then proposes a notice. Only the name of the site leaves this machine.
/// </summary>
public sealed class TraceUpstream(IDbContextFactory<CaseworkDb> dbs, FindUpstream find, HostDirectory hosts, LearnDirectory learn, CaseAccess access, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="itemId">An item there; the name is that of its link.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Stops the search before anything is saved.</param>
    /// <exception cref="RuleBroken">ItemLocked: nothing is asked about a locked item.</exception>
    public async Task<UpstreamTrace> Run(CaseId caseId, ItemId itemId, StaffId by, CancellationToken cancellation = default)
    {
        var item = await Ask(caseId, itemId, by, cancellation);
        var report = await find.Run(item.Url.Host, cancellation);
        var trace = await Keep(item, report, by, cancellation);
        await learn.Run(cancellation);
        return trace;
    }

    private async Task<ContentItem> Ask(CaseId caseId, ItemId itemId, StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var item = await db.Items.AsNoTracking().SingleAsync(x => x.CaseId == caseId && x.Id == itemId, cancellation);
        return item.Lock is ItemLock.Open ? item : throw new RuleBroken(BrokenRule.ItemLocked, "Nothing is asked about a locked item.");
    }

    private async Task<UpstreamTrace> Keep(ContentItem item, UpstreamReport report, StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var findings = new TracedFindings(
            new TracedPlace(report.Address, report.Network),
            [.. report.Parties.Select(party => new TracedParty(RoleOf(party.Role), party.Host.Id.Value, party.Why))],
            [.. report.Evidence.Select(answer => new TracedAnswer(answer.Source, answer.At, answer.Sha256, answer.Text))],
            report.Problems);
        var (trace, traced) = UpstreamTrace.Of(item.CaseId, new TracedName(report.HostName, item.Domain), findings, change);
        db.Add(trace);
        db.Events.Add(traced);
        foreach (var party in report.Parties)
            await Learn(db, party.Host, change.At, cancellation);
        if (report.Parties.Count > 0)
        {
            var waiting = await db.Tasks.Where(x => x.CaseId == item.CaseId && x.Kind == CaseTaskKind.FindUpstream && x.DoneAt == null).ToListAsync(cancellation);
            db.Events.AddRange(waiting.Where(task => task.Subject == item.Domain).Select(task => task.Finish(change)));
        }

        await db.SaveChangesAsync(cancellation);
        return trace;
    }

    // What the shipped directory knows needs no row.
    private async Task Learn(CaseworkDb db, Host host, DateTimeOffset at, CancellationToken cancellation)
    {
        if (hosts.Shipped(host.Id) is not null)
            return;
        if (await db.Set<FoundHost>().FindAsync([host.Id], cancellation) is { } known)
            known.SeeAgain(host, at);
        else
            db.Add(FoundHost.Of(host, at));
    }

    private static Domain.Letters.UpstreamRole RoleOf(UpstreamRole role) => role switch
    {
        UpstreamRole.Cdn => Domain.Letters.UpstreamRole.Proxy,
        UpstreamRole.Provider => Domain.Letters.UpstreamRole.Hosting,
        UpstreamRole.Registrar => Domain.Letters.UpstreamRole.Registrar,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
