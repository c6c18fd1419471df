using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Drafts one letter about one item, started where the item is seen: a demand for proof of consent, or the removal that fits best.</summary>
public sealed class DraftAboutItem(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="itemId">What the letter names.</param>
    /// <param name="kind">The letter; null = the removal letter that fits host, country and item best.</param>
    /// <param name="by">Who drafts.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The number of the draft within the case.</returns>
    /// <exception cref="RuleBroken">NoRecipient: nobody is known who can act there, or no channel of theirs. AlreadyDone: the same letter is on its way.</exception>
    public async Task<int> Run(CaseId caseId, ItemId itemId, LetterKind? kind, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.Draft);
        var item = await db.Items.SingleAsync(x => x.CaseId == caseId && x.Id == itemId, cancellation);
        if (item.Lock == ItemLock.MinorSuspected)
            throw new RuleBroken(BrokenRule.ItemLocked, "A locked item is named in no ordinary letter.");
        if (item.HostId is not { } id || !hosts.TryGet(id, out var host))
            throw new RuleBroken(BrokenRule.NoRecipient, "Nobody is known who can act there.");
        var basis = BasisProposal.For(host, opened.Country, [item])[0];
        var now = clock.GetUtcNow();
        var plan = HostPlan.For(host, [item], kind ?? basis.Kind, kind is null ? basis.Reason : BasisReason.SensitiveData, now);
        var same = await db.Notices.Where(x => x.CaseId == caseId && x.Kind == plan.Kind && x.Items.Any(line => line.ItemId == itemId)).ToListAsync(cancellation);
        if (same.Exists(notice => notice.AsksFor(item)))
            throw new RuleBroken(BrokenRule.AlreadyDone, "The same letter about this item is on its way.");
        var number = await db.Notices.Where(x => x.CaseId == caseId).MaxAsync(x => (int?)x.Number, cancellation) ?? 0;
        var (notice, told) = Notice.Draft(caseId, number + 1, plan, new Change(Actor.Of(by), now));
        db.Notices.Add(notice);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
        return notice.Number;
    }
}
