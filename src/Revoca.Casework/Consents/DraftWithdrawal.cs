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

/// <summary>Drafts the letter that takes back what she once agreed to. It then waits for approval and passes the consent gate like every notice.</summary>
public sealed class DraftWithdrawal(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    /// <returns>The number of the draft within the case.</returns>
    /// <exception cref="RuleBroken">AlreadyDone, NothingChosen, ItemLocked, NoRecipient; NotAllowedInThisState where the items lie at several hosts.</exception>
    public async Task<int> Run(CaseId caseId, int number, WithdrawalTarget target, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.Draft);
        var stated = await db.Withdrawals.SingleAsync(x => x.CaseId == caseId && x.Number == number, cancellation);
        await Free(db, stated, cancellation);
        var items = await ItemsOf(db, caseId, target.Items, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var plan = PlanFor(stated, items, target, change.At);
        var last = await db.Notices.Where(x => x.CaseId == caseId).MaxAsync(x => (int?)x.Number, cancellation) ?? 0;
        var (letter, told) = Notice.Draft(caseId, last + 1, plan, change);
        stated.Write(letter);
        db.Notices.Add(letter);
        db.Events.Add(told);
        // From now on no letter may say of these that she never agreed.
        var taken = new ConsentStatement { Stance = ConsentStance.Withdrawn, Scope = stated.Scope, ToWhom = stated.ToWhom, Date = DateOnly.FromDateTime(stated.StatedAt.UtcDateTime) };
        foreach (var item in items)
            db.Events.Add(item.Tell(new ItemTold(item.HostsId, taken, item.Facts), change));
        foreach (var task in (await db.Tasks.Where(x => x.CaseId == caseId && x.Kind == CaseTaskKind.WriteWithdrawal && x.DoneAt == null).ToListAsync(cancellation)).Where(task => task.Subject == $"#{number}"))
            db.Events.Add(task.Finish(change));
        await db.SaveChangesAsync(cancellation);
        return letter.Number;
    }

    // A letter that was stopped or came back leaves room for another one.
    private static async Task Free(CaseworkDb db, ConsentWithdrawal stated, CancellationToken cancellation)
    {
        if (stated.NoticeId is { } id && await db.Notices.SingleOrDefaultAsync(x => x.Id == id, cancellation) is { } earlier && earlier.EndedInVain)
            stated.Unwrite();
    }

    private static async Task<List<ContentItem>> ItemsOf(CaseworkDb db, CaseId caseId, IReadOnlyList<ItemId> chosen, CancellationToken cancellation)
    {
        var items = await db.Items.Where(x => x.CaseId == caseId && chosen.Contains(x.Id)).OrderBy(x => x.Number).ToListAsync(cancellation);
        if (items.Count == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "Choose what the consent was about.");
        if (items.Exists(item => item.Lock == ItemLock.MinorSuspected))
            throw new RuleBroken(BrokenRule.ItemLocked, "A locked item is named in no ordinary letter.");
        return items;
    }

    private NoticePlan PlanFor(ConsentWithdrawal stated, List<ContentItem> items, WithdrawalTarget target, DateTimeOffset now)
    {
        if (items.Select(item => item.HostId).Distinct().ToList() is not [var only])
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "One letter goes to one recipient about items at one host.");
        if (only is not { } id || !hosts.TryGet(id, out var host))
            throw new RuleBroken(BrokenRule.NoRecipient, "Nobody is known who can act there.");
        return stated.Towards == Recipient.Uploader
            ? HostPlan.ToPerson(host, items, LetterKind.ConsentWithdrawal, target.Address.Length > 0 ? target.Address : stated.ReachedAt)
            : HostPlan.For(host, items, LetterKind.ConsentWithdrawal, BasisReason.SensitiveData, now);
    }
}

/// <param name="Items">What the consent was about, all at one host.</param>
/// <param name="Address">Where a person can be reached; empty = where she said.</param>
public sealed record WithdrawalTarget(IReadOnlyList<ItemId> Items, string Address = "");
