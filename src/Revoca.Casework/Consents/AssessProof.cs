using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Consents;

/// <summary>A person writes down what a shown consent is worth. One that seems valid stops what has not left, and somebody speaks with her; nothing is sent by itself.</summary>
public sealed class AssessProof(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <returns>The notices that were stopped.</returns>
    /// <exception cref="RuleBroken">AlreadyDone: this reply has its assessment. ReasonMissing, ElementsMissing, NotAllowedInThisState: see <see cref="ProofAssessment.Make"/>.</exception>
    public async Task<IReadOnlyList<NoticeId>> Run(ReplyId replyId, ProofFinding finding, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var reply = await db.Replies.SingleAsync(x => x.Id == replyId, cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, reply.CaseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow(), why);
        var demand = await db.Notices.SingleAsync(x => x.Id == reply.NoticeId, cancellation);
        if (await db.Assessments.AnyAsync(x => x.ReplyId == replyId, cancellation))
            throw new RuleBroken(BrokenRule.AlreadyDone, "This reply has its assessment.");
        var (made, told) = ProofAssessment.Make(demand, reply, finding, change);
        db.Assessments.Add(made);
        db.Events.Add(told);
        if (reply.Waits)
            reply.Decide(null, change);
        await FinishTask(db, demand, change, cancellation);
        var stopped = made.Assessment == Assessment.Valid ? await StandStill(db, demand, change, cancellation) : [];
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // A colleague assessed it, or a letter moved on, in this very moment: nothing of ours was saved, and it is looked at again.
            throw new RuleBroken(BrokenRule.AlreadyDone, "Something changed a moment ago: look again.");
        }

        return stopped;
    }

    // What says that she never agreed must not leave while a paper says that she did.
    private static async Task<IReadOnlyList<NoticeId>> StandStill(CaseworkDb db, Notice demand, Change change, CancellationToken cancellation)
    {
        var about = demand.Items.Select(line => line.ItemId).ToHashSet();
        var waiting = (await db.Notices.Where(x => x.CaseId == demand.CaseId && x.HostId == demand.HostId).ToListAsync(cancellation))
            .Where(notice => notice.CanBeStopped && notice.Items.Any(line => about.Contains(line.ItemId))).ToList();
        foreach (var notice in waiting)
            db.Events.Add(notice.Withdraw(change with { Why = "" }));
        var (task, opened) = CaseTask.Open(demand.CaseId, CaseTaskKind.ConsentShown, demand.HostId, $"#{demand.Number}", change with { Why = "" });
        db.Tasks.Add(task);
        db.Events.Add(opened);
        return [.. waiting.Select(notice => notice.Id)];
    }

    private static async Task FinishTask(CaseworkDb db, Notice demand, Change change, CancellationToken cancellation)
    {
        var open = await db.Tasks.Where(x => x.CaseId == demand.CaseId && x.Kind == CaseTaskKind.AnswerHost && x.DoneAt == null).OrderBy(x => x.OpenedAt).ToListAsync(cancellation);
        if (open.Find(task => task.Subject == $"#{demand.Number}") is { } task)
            db.Events.Add(task.Finish(change with { Why = "" }));
    }
}
