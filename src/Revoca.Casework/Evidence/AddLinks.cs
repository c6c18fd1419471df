using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence;

/// <summary>Takes pasted text, finds the links in it and adds what the case does not have yet. Nothing is fetched.</summary>
public sealed class AddLinks(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, PublicSuffixes suffixes, CaseAccess access, TimeProvider clock)
{
    public async Task<AddedLinks> Run(CaseId caseId, string pasted, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        var found = PastedLinks.Read(pasted, hosts, suffixes);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.AddItems);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var known = await db.Items.Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        var added = NewItems.Of(opened, found, known, change);
        if (added.Count > 0)
        {
            db.Items.AddRange(added);
            // Reported as perhaps under 18, and no lead has unlocked anything yet: what comes later is locked too (domain rule 12).
            if (await MinorPossible(db, caseId, known, cancellation))
                db.Events.AddRange(added.Select(item => item.LockAsMinor(change)));
            db.Events.Add(CaseEvent.Of(caseId, CaseEventKind.ItemsAdded, change, new EventFacts { Count = added.Count }));
            if (opened.AwaitConsent(change) is { } awaited)
                db.Events.Add(awaited);
            await db.SaveChangesAsync(cancellation);
        }

        return new AddedLinks(found, [.. added.Select(item => item.Id)], found.Items.Count - added.Count);
    }

    private static async Task<bool> MinorPossible(CaseworkDb db, CaseId caseId, List<ContentItem> known, CancellationToken cancellation) =>
        known.TrueForAll(item => item.Lock == ItemLock.MinorSuspected)
        && await db.Reports.AnyAsync(x => x.CaseId == caseId && x.MinorPossible, cancellation)
        && !await db.Events.AnyAsync(x => x.CaseId == caseId && x.Kind == CaseEventKind.ItemUnlocked, cancellation);
}

/// <param name="Found">Everything the paste held: items, duplicates with their reason, unusable lines.</param>
/// <param name="Added">The items that are new to the case.</param>
/// <param name="AlreadyThere">Items of the paste that the case had before.</param>
public sealed record AddedLinks(PastedLinks Found, IReadOnlyList<ItemId> Added, int AlreadyThere);

/// <summary>Turns found links into items with the next free numbers, leaving out what the case has.</summary>
internal static class NewItems
{
    public static IReadOnlyList<ContentItem> Of(Case opened, PastedLinks found, IReadOnlyCollection<ContentItem> known, Change change)
    {
        var have = known.Select(item => item.Url).ToHashSet();
        var next = known.Count == 0 ? 1 : known.Max(item => item.Number) + 1;
        return
        [
            .. found.Items.Where(link => !have.Contains(link.Url))
                .Select(link => new FoundLink(link.Url, link.Host?.Id, link.RegistrableDomain, link.Kind))
                .Select((link, index) => ContentItem.Add(opened.Id, next + index, link, change)),
        ];
    }
}
