using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Ladder;

/// <summary>Takes, skips or snoozes a proposed step. Taking a reminder, an expiry letter or an internal complaint drafts it, and so does one to who was found behind the site; every other rung is recorded as done by hand.</summary>
public sealed class DecideStep(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, AuditLog log, TimeProvider clock)
{
    /// <returns>The draft, which then waits for approval like every notice; null for a rung done by hand.</returns>
    /// <exception cref="RuleBroken">Decided before, nothing is live any more, or the term has not expired.</exception>
    public async Task<NoticeId?> Take(LadderStepId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var step = await db.Set<LadderStep>().SingleAsync(x => x.Id == id, cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, step.CaseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        Notice? draft = null;
        if (step.State is LadderStepState.Proposed or LadderStepState.Snoozed && LetterOf(step.Rung) is { } kind && step.NoticeId is { } earlier)
            draft = await Draft(db, step, earlier, kind, change, cancellation);
        else if (step.State is LadderStepState.Proposed or LadderStepState.Snoozed && RolesOf(step.Rung) is { Length: > 0 } roles)
            draft = await UpstreamDrafts.Write(db, hosts, step, roles, change, cancellation);
        step.Take(draft?.Id, change);
        log.Append(db, LineOf(step, "step.take", by));
        await Save(db, cancellation);
        return draft?.Id;
    }

    /// <summary>The same for several: "still live, remind these five hosts". One that cannot be taken does not stop the others.</summary>
    public async Task<IReadOnlyList<TakenStep>> TakeAll(IReadOnlyCollection<LadderStepId> ids, StaffId by, CancellationToken cancellation = default)
    {
        var taken = new List<TakenStep>();
        foreach (var id in ids)
        {
            try
            {
                taken.Add(new(id, await Take(id, by, cancellation), null));
            }
            catch (RuleBroken broken)
            {
                taken.Add(new(id, null, broken.Rule));
            }
        }

        return taken;
    }

    public Task Skip(LadderStepId id, string reason, StaffId by, CancellationToken cancellation = default) =>
        Decide(id, "step.skip", step => step.Skip(new Change(Actor.Of(by), clock.GetUtcNow(), reason)), by, cancellation);

    public Task Snooze(LadderStepId id, DateTimeOffset until, string reason, StaffId by, CancellationToken cancellation = default) =>
        Decide(id, "step.snooze", step => step.Snooze(until, new Change(Actor.Of(by), clock.GetUtcNow(), reason)), by, cancellation);

    private async Task Decide(LadderStepId id, string act, Action<LadderStep> decision, StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var step = await db.Set<LadderStep>().SingleAsync(x => x.Id == id, cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, step.CaseId, cancellation);
        decision(step);
        log.Append(db, LineOf(step, act, by));
        await Save(db, cancellation);
    }

    private static AuditLine LineOf(LadderStep step, string act, StaffId by) => new(AuditActor.Of(by), act)
    {
        CaseId = step.CaseId.Value,
        ObjectId = step.Id.Value,
        Details = new { Host = step.HostId.Value, Rung = step.Rung.ToString(), step.Until, step.Why },
    };

    private async Task<Notice> Draft(CaseworkDb db, LadderStep step, NoticeId earlierId, LetterKind kind, Change change, CancellationToken cancellation)
    {
        var opened = await db.Cases.SingleAsync(x => x.Id == step.CaseId, cancellation);
        opened.Require(CaseVerb.Draft);
        var earlier = await db.Notices.SingleAsync(x => x.Id == earlierId, cancellation);
        var clocks = await EarlierLetters.ClocksOf(db, hosts, earlier, cancellation);
        if (kind is LetterKind.TermExpired && !clocks.Any(read => read.MaySayExpired(change.At)))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "No term of this notice has provably expired.");
        var live = await LiveItems(db, earlier, cancellation);
        var number = await db.Notices.Where(x => x.CaseId == step.CaseId).MaxAsync(x => x.Number, cancellation) + 1;
        var (draft, told) = Notice.Draft(step.CaseId, number, new NoticePlan
        {
            Kind = kind,
            Language = earlier.Language,
            HostId = earlier.HostId,
            Route = earlier.Route,
            Address = earlier.Address,
            Items = live,
            Towards = earlier.Towards,
            Identity = earlier.Identity,
            BasisReason = step.Reason.ToString(),
            Contested = kind is LetterKind.Dsa20Complaint ? await ContestedDecisions.Of(db, earlier, cancellation) : null,
        }, change);
        db.Notices.Add(draft);
        db.Events.Add(told);
        return draft;
    }

    private static async Task<IReadOnlyList<ItemId>> LiveItems(CaseworkDb db, Notice earlier, CancellationToken cancellation)
    {
        var asked = earlier.Items.Where(line => line.Decision is not (HostDecision.Removed or HostDecision.AlreadyGone)).Select(line => line.ItemId).ToList();
        return await db.Items.Where(x => asked.Contains(x.Id) && x.Availability != Availability.Removed && x.Lock == ItemLock.Open)
            .OrderBy(x => x.Number).Select(x => x.Id).ToListAsync(cancellation);
    }

    private static UpstreamRole[] RolesOf(Rung rung) => rung switch
    {
        Rung.Upstream => [UpstreamRole.Hosting, UpstreamRole.Proxy],
        Rung.Registrar => [UpstreamRole.Registrar],
        _ => [],
    };

    private static LetterKind? LetterOf(Rung rung) => rung switch
    {
        Rung.Reminder => LetterKind.Reminder,
        Rung.ExpiryLetter => LetterKind.TermExpired,
        Rung.InternalComplaint => LetterKind.Dsa20Complaint,
        _ => null,
    };

    private static async Task Save(CaseworkDb db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody decided it between our reading and our writing, or took the number of the draft: nothing of ours was saved.
            throw new RuleBroken(BrokenRule.AlreadyDone, "This step was decided a moment ago.");
        }
    }
}

/// <param name="Drafted">The drafted letter, or null.</param>
/// <param name="Broken">Why the step could not be taken, or null.</param>
public sealed record TakenStep(LadderStepId Step, NoticeId? Drafted, BrokenRule? Broken);
