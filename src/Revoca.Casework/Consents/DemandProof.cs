using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Notices;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>Drafts demands for proof of consent: one to each host of the chosen items, or one to the person who put them there. Sends nothing.</summary>
public sealed class DemandProof(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <returns>The numbers of the drafts within the case.</returns>
    /// <exception cref="RuleBroken">NothingChosen, ItemLocked, NoRecipient, AlreadyDone, or ReasonMissing where a person is written to without a reason.</exception>
    public async Task<IReadOnlyList<int>> Run(CaseId caseId, ProofDemand demand, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(demand);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.Draft);
        // Whoever put it there may take revenge: that is decided each time, and the reason stays in the history.
        if (demand.ToUploader && string.IsNullOrWhiteSpace(demand.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Writing to the person who put it there needs a reason.");
        var items = await db.Items.Where(x => x.CaseId == caseId && demand.Items.Contains(x.Id)).OrderBy(x => x.Number).ToListAsync(cancellation);
        if (items.Count == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "Choose what the demand is about.");
        if (items.Exists(item => item.Lock == ItemLock.MinorSuspected))
            throw new RuleBroken(BrokenRule.ItemLocked, "A locked item is named in no ordinary letter.");
        var change = new Change(Actor.Of(by), clock.GetUtcNow(), demand.Why);
        var notices = await db.Notices.Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        var drafts = Plans(items, demand, change.At).Select((plan, i) => Draft(caseId, notices, notices.Select(notice => notice.Number).DefaultIfEmpty().Max() + 1 + i, plan, change)).ToList();
        db.Notices.AddRange(drafts.Select(draft => draft.Notice));
        db.Events.AddRange(drafts.Select(draft => draft.Event));
        await db.SaveChangesAsync(cancellation);
        return [.. drafts.Select(draft => draft.Notice.Number)];
    }

    private static (Notice Notice, CaseEvent Event) Draft(CaseId caseId, List<Notice> known, int number, NoticePlan plan, Change change)
    {
        if (known.Exists(notice => notice.Kind == plan.Kind && notice.Towards == plan.Towards && notice.CanBeChanged && notice.Items.Any(line => plan.Items.Contains(line.ItemId))))
            throw new RuleBroken(BrokenRule.AlreadyDone, "The same demand is drafted already.");
        return Notice.Draft(caseId, number, plan, change);
    }

    private IEnumerable<NoticePlan> Plans(List<ContentItem> items, ProofDemand demand, DateTimeOffset now)
    {
        foreach (var group in items.GroupBy(item => item.HostId))
        {
            if (group.Key is not { } id || !hosts.TryGet(id, out var host))
                throw new RuleBroken(BrokenRule.NoRecipient, "Nobody is known who can act there.");
            yield return demand.ToUploader
                ? HostPlan.ToPerson(host, [.. group], LetterKind.ConsentDemand, demand.Address)
                : HostPlan.For(host, [.. group], LetterKind.ConsentDemand, BasisReason.SensitiveData, now);
        }
    }
}

/// <param name="Items">What the demand is about.</param>
/// <param name="ToUploader">False = to the host.</param>
/// <param name="Address">Where the person who put it there can be reached; not used for a host.</param>
/// <param name="Why">Needed where a person is written to.</param>
public sealed record ProofDemand(IReadOnlyList<ItemId> Items, bool ToUploader = false, string Address = "", string Why = "");
