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

/// <summary>Drafts the letter an assessment leads to: the same demand once more, or erasure because nothing was proved.</summary>
public sealed class FollowProof(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="demandId">The demand whose answer was assessed.</param>
    /// <param name="step">One that <see cref="ProofSteps.After"/> names for the latest assessment, and that is a letter.</param>
    /// <param name="by">Who drafts.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The number of the draft within the case.</returns>
    /// <exception cref="RuleBroken">NotAllowedInThisState, NothingChosen (nothing is left there), NoRecipient, AlreadyDone.</exception>
    public async Task<int> Run(CaseId caseId, NoticeId demandId, ProofStep step, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        var demand = await db.Notices.SingleAsync(x => x.CaseId == caseId && x.Id == demandId, cancellation);
        var latest = await db.Assessments.AsNoTracking().Where(x => x.NoticeId == demandId).OrderByDescending(x => x.At).FirstOrDefaultAsync(cancellation);
        if (!opened.Allows(CaseVerb.Draft) || latest is null || !ProofSteps.After(latest.Assessment).Contains(step) || ProofSteps.LetterOf(step) is not { } kind)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "The latest assessment does not lead to this letter.");
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var plan = await PlanFor(db, demand, kind, change.At, cancellation);
        var notices = await db.Notices.Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        if (notices.Exists(notice => notice.Kind == kind && notice.Towards == plan.Towards && notice.CanBeChanged && notice.Items.Any(line => plan.Items.Contains(line.ItemId))))
            throw new RuleBroken(BrokenRule.AlreadyDone, "That letter is drafted already.");
        var (draft, told) = Notice.Draft(caseId, notices.Max(notice => notice.Number) + 1, plan, change);
        db.Notices.Add(draft);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
        return draft.Number;
    }

    // Erasure is always asked of the site, which can carry it out; the demand goes once more to whoever got it.
    private async Task<NoticePlan> PlanFor(CaseworkDb db, Notice demand, LetterKind kind, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = demand.Items.Select(line => line.ItemId).ToList();
        var items = await db.Items.Where(x => asked.Contains(x.Id) && x.Availability != Availability.Removed && x.Lock == ItemLock.Open).OrderBy(x => x.Number).ToListAsync(cancellation);
        if (kind == LetterKind.GdprErasure)
        {
            if (!hosts.TryGet(demand.HostId, out var host))
                throw new RuleBroken(BrokenRule.NoRecipient, "Nobody is known who can act there.");
            return items.Count > 0 ? HostPlan.For(host, items, kind, BasisReason.SensitiveData, now)
                : throw new RuleBroken(BrokenRule.NothingChosen, "Nothing of it is left there.");
        }

        return new NoticePlan
        {
            Kind = kind,
            Language = demand.Language,
            HostId = demand.HostId,
            Route = demand.Route,
            Address = demand.Address,
            Items = [.. items.Select(item => item.Id)],
            Towards = demand.Towards,
            Identity = demand.Identity,
            BasisReason = demand.BasisReason,
        };
    }
}
