using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>Lists what waits for a person: messages not safely matched, and those that could not be read. Newest first.</summary>
public sealed class ListHoldingPen(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public async Task<IReadOnlyList<HeldMail>> Run(StaffId by, int most = 100, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.SortMail, cancellation);
        var held = await db.Incoming.AsNoTracking().Where(x => x.State == IncomingState.InPen || x.State == IncomingState.Quarantined)
            .OrderByDescending(x => x.ReceivedAt).Take(most).ToListAsync(cancellation);
        var hints = held.Select(mail => mail.Hint).OfType<NoticeId>().ToList();
        var notices = await db.Notices.AsNoTracking().Where(x => hints.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.CaseId, cancellation);
        await access.RecordList(by, roles, "pen.read", held.Count, cancellation);
        return [.. held.Select(mail => new HeldMail(mail.Id, mail.State == IncomingState.Quarantined, mail.ReceivedAt)
        {
            From = mail.From,
            Subject = mail.Subject,
            Text = mail.Text,
            Class = mail.Class,
            Sender = mail.Sender,
            Hint = mail.Hint is { } hint && notices.TryGetValue(hint, out var caseId) ? (caseId, hint) : null,
        })];
    }
}

/// <summary>One message in the pen. The hint is where it may belong; assigning it is one key.</summary>
public sealed record HeldMail(IncomingId Id, bool Unreadable, DateTimeOffset ReceivedAt)
{
    public string From { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    public string Class { get; init; } = "";

    public SenderCheck Sender { get; init; }

    public (CaseId Case, NoticeId Notice)? Hint { get; init; }
}

/// <summary>A person says where a held message belongs. It joins the notice as unproved, under the case's keys.</summary>
public sealed class AssignReply(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <exception cref="RuleBroken">Somebody else has dealt with it, or the notice has never left.</exception>
    public async Task<ReplyId> Run(IncomingId id, NoticeId noticeId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.SortMail, cancellation);
        var incoming = await db.Incoming.SingleAsync(x => x.Id == id, cancellation);
        if (incoming.State is not (IncomingState.InPen or IncomingState.Quarantined))
            throw new RuleBroken(BrokenRule.AlreadyDone, "Somebody has dealt with this message.");
        var notice = await db.Notices.SingleAsync(x => x.Id == noticeId, cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, notice.CaseId, cancellation);
        if (!notice.MayHaveLeft)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A host can only answer a notice that has left.");
        var facts = new ReplyFacts(ReplySource.Mail, ReplyKind.Answer, ReplyMatch.ByHand, incoming.ReceivedAt)
        {
            Sender = incoming.Sender,
            From = incoming.From,
            Subject = incoming.Subject,
            Text = incoming.Text,
            Sha256 = incoming.Sha256,
        };
        var reply = ReceiveReply.Add(db, notice, facts, incoming.Raw, new Change(Actor.Of(by), clock.GetUtcNow()));
        incoming.Leave(IncomingState.Matched);
        await db.SaveChangesAsync(cancellation);
        return reply.Id;
    }
}

/// <summary>A person says that a held message concerns no case. Its content goes, the trace that it came stays.</summary>
public sealed class DiscardMail(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public async Task Run(IncomingId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.SortMail, cancellation);
        var incoming = await db.Incoming.SingleAsync(x => x.Id == id, cancellation);
        if (incoming.State is not (IncomingState.InPen or IncomingState.Quarantined))
            throw new RuleBroken(BrokenRule.AlreadyDone, "Somebody has dealt with this message.");
        incoming.Leave(IncomingState.Discarded);
        await db.SaveChangesAsync(cancellation);
    }
}
