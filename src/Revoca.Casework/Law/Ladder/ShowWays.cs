using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Ladder;

/// <summary>The rungs of a case that are open from the start and timed by nothing, and the terms that are hers alone.</summary>
public sealed class ShowWays(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    public async Task<WaysView> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadCase, caseId, cancellation);
        var now = clock.GetUtcNow();
        var opened = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == caseId, cancellation);
        var items = await db.Items.AsNoTracking().Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        var terms = (await OpenClocks.Read(db, hosts, [caseId], cancellation)).Where(row => row.NoticeId is null)
            .Select(row => row with { State = row.Clock.StateAt(now), NextMoment = row.Clock.NextMoment(now) });
        return new WaysView(
            [.. EscalationLadder.Propose(Facts(opened, items)).Where(step => EscalationLadder.IsUntimed(step.Rung))],
            [.. terms.OrderBy(row => row.Clock.TargetDue)],
            [.. LegalCatalogue.All.Where(basis => (basis.Jurisdiction == opened.Country || opened.Country.Length == 0) && basis.Clocks.Any(rule => rule is { HasNumber: true, Start: ClockStart.FactKnown }))]);
    }

    // A locked item opens no way here: it has hotlines of its own.
    private LadderFacts Facts(Case opened, List<ContentItem> all)
    {
        var items = all.FindAll(item => item.Lock == ItemLock.Open);
        var depictions = items.FindAll(item => item.Kind is not (ContentItemKind.Model or ContentItemKind.Prompt or ContentItemKind.Repository or ContentItemKind.SearchResult));
        return new()
        {
            Since = opened.OpenedAt,
            StillLive = items.Exists(item => item.Availability != Availability.Removed),
            InItaly = opened.Country == "IT",
            // Whether it was to stay private cannot be read off a forgery (law.md A.5): for those the complaint under art. 77 is the way.
            PrivateMaterialAtRisk = depictions.Exists(item => item.Depiction != Depiction.DigitalForgery),
            // The list of StopNCII is for adults: with a locked item in the case nobody is sent there.
            AdultPictures = depictions.Count > 0 && items.Count == all.Count,
            PaidContent = items.Exists(item => item.HostId is { } id && hosts.TryGet(id, out var host) && host.Kind is HostKind.CreatorFunding),
        };
    }
}

/// <param name="Ways">Rungs nobody has to wait for; taken elsewhere, by her or by hand.</param>
/// <param name="Terms">Terms of hers that began with what she learnt, in any state.</param>
/// <param name="Startable">Laws under which such a term can begin, for her country.</param>
public sealed record WaysView(IReadOnlyList<ProposedStep> Ways, IReadOnlyList<ClockRow> Terms, IReadOnlyList<LegalBasis> Startable);
