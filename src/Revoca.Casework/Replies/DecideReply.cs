using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>A person confirms what a reply says, for all items of the notice or for some. The item's availability is not touched: only looking changes that.</summary>
public sealed class DecideReply(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    /// <param name="id">The reply.</param>
    /// <param name="answer">What it says; null: it was read and decides nothing.</param>
    /// <param name="items">The items the answer is about; empty means all of the notice.</param>
    /// <param name="ticket">The host's number, which proves that the notice was received; null when it gave none.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task Run(ReplyId id, HostAnswer? answer, IReadOnlyList<ItemId> items, string? ticket, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var reply = await db.Replies.SingleAsync(x => x.Id == id, cancellation);
        var notice = await db.Notices.SingleAsync(x => x.Id == reply.NoticeId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        reply.Decide(answer, change);
        if (answer is { } said)
        {
            foreach (var item in items.Count > 0 ? items : [.. notice.Items.Select(line => line.ItemId)])
                db.Events.Add(notice.RecordDecision(item, Reply.DecisionOf(said), change));
        }

        if (!string.IsNullOrWhiteSpace(ticket) && notice.Delivery is Delivery.Sent or Delivery.Delivered)
            db.Events.Add(notice.RecordDelivered(ReceiptProof.Ticket, ticket.Trim(), change));
        await FinishTask(db, notice, change, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task FinishTask(CaseworkDb db, Notice notice, Change change, CancellationToken cancellation)
    {
        var open = await db.Tasks.Where(x => x.CaseId == notice.CaseId && x.Kind == CaseTaskKind.AnswerHost && x.DoneAt == null).OrderBy(x => x.OpenedAt).ToListAsync(cancellation);
        if (open.Find(task => task.Subject == $"#{notice.Number}") is { } task)
            db.Events.Add(task.Finish(change));
    }
}

/// <summary>An answer that came by form, phone, post or inside a product is typed in and takes the same way as one by mail.</summary>
public sealed class RecordAnswer(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    public async Task<ReplyId> Run(NoticeId noticeId, ReplySource source, string text, DateTimeOffset receivedAt, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var notice = await db.Notices.SingleAsync(x => x.Id == noticeId, cancellation);
        if (!notice.MayHaveLeft)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A host can only answer a notice that has left.");
        var facts = new ReplyFacts(source, ReplyKind.Answer, ReplyMatch.ByHand, receivedAt) { Text = text };
        var reply = ReceiveReply.Add(db, notice, facts, null, new Change(Actor.Of(by), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        return reply.Id;
    }
}
