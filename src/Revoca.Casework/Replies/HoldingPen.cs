using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>Lists what waits for a person: messages not safely matched, or those that could not be read. Newest first, a page at a time.</summary>
public sealed class ListHoldingPen(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public const int PageSize = 25;

    /// <param name="by">Who asks; the page is one record in the log.</param>
    /// <param name="unreadable">True: what could not be read; else what waits for its notice.</param>
    /// <param name="after">Where the last page ended; null for the first.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<PenPage> Run(StaffId by, bool unreadable = false, InboxCursor<IncomingId>? after = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.SortMail, cancellation);
        var state = unreadable ? IncomingState.Quarantined : IncomingState.InPen;
        var waiting = db.Incoming.AsNoTracking().Where(x => x.State == state);
        if (after is { } end)
            waiting = waiting.Where(x => x.ReceivedAt < end.At || (x.ReceivedAt == end.At && !end.ShownThen.Contains(x.Id)));
        var found = await waiting.OrderByDescending(x => x.ReceivedAt).ThenBy(x => x.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var page = found.Take(PageSize).ToList();
        var hints = await HintsOf(db, page, cancellation);
        var next = found.Count > PageSize ? InboxCursor<IncomingId>.After(page, mail => mail.ReceivedAt, mail => mail.Id, after) : null;
        await access.RecordList(by, roles, "pen.read", page.Count, cancellation);
        return new PenPage([.. page.Select(mail => Row(mail, hints))], next);
    }

    private static HeldMail Row(IncomingMail mail, Dictionary<NoticeId, HeldHint> hints) => new(mail.Id, mail.State == IncomingState.Quarantined, mail.ReceivedAt)
    {
        From = mail.From,
        Subject = mail.Subject,
        Text = mail.Text,
        Class = mail.Class,
        Sender = mail.Sender,
        Hint = mail.Hint is { } hint ? hints.GetValueOrDefault(hint) : null,
    };

    private static async Task<Dictionary<NoticeId, HeldHint>> HintsOf(CaseworkDb db, List<IncomingMail> page, CancellationToken cancellation)
    {
        var ids = page.Select(mail => mail.Hint).OfType<NoticeId>().ToList();
        var hints = from notice in db.Notices
                    join found in db.Cases on notice.CaseId equals found.Id
                    where ids.Contains(notice.Id)
                    select new { notice.Id, notice.CaseId, notice.Number, notice.HostId, found.Reference };
        return await hints.ToDictionaryAsync(x => x.Id, x => new HeldHint(x.CaseId, x.Id, x.Reference, x.Number, x.HostId), cancellation);
    }
}

/// <param name="Rows">At most <see cref="ListHoldingPen.PageSize"/>.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record PenPage(IReadOnlyList<HeldMail> Rows, InboxCursor<IncomingId>? Next);

/// <summary>One message in the pen. The hint is where it may belong; assigning it is one key.</summary>
public sealed record HeldMail(IncomingId Id, bool Unreadable, DateTimeOffset ReceivedAt)
{
    public string From { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    public string Class { get; init; } = "";

    public SenderCheck Sender { get; init; }

    public HeldHint? Hint { get; init; }
}

/// <summary>The notice a held message may belong to.</summary>
public sealed record HeldHint(CaseId Case, NoticeId Notice, CaseReference Reference, int Number, HostId HostId);

/// <summary>Finds the notice somebody names by the case's reference and its number.</summary>
public sealed class FindNotice(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    /// <summary>For whoever sorts mail, in any case: no more is told than that there is such a notice, and to which host.</summary>
    /// <returns>Null when there is no such notice, or it has never left.</returns>
    public async Task<HeldHint?> Run(CaseReference reference, int number, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.SortMail, cancellation);
        return await Find(db, reference, number, cancellation);
    }

    /// <summary>The same for whoever may read the case; what is read of the notice is written down by who shows it.</summary>
    public async Task<HeldHint?> Read(CaseReference reference, int number, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Cases.Where(x => x.Reference == reference).Select(x => (CaseId?)x.Id).SingleOrDefaultAsync(cancellation) is not { } id)
            return null;
        await access.Require(db, by, DeskAct.ReadCase, id, cancellation);
        return await Find(db, reference, number, cancellation);
    }

    private static async Task<HeldHint?> Find(CaseworkDb db, CaseReference reference, int number, CancellationToken cancellation)
    {
        var id = await db.Cases.Where(x => x.Reference == reference).Select(x => (CaseId?)x.Id).SingleOrDefaultAsync(cancellation);
        var notice = id is null ? null : await db.Notices.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == id && x.Number == number, cancellation);
        return notice is { MayHaveLeft: true } ? new HeldHint(notice.CaseId, notice.Id, reference, number, notice.HostId) : null;
    }
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
        var facts = new ReplyFacts(ReplySource.Mail, ReceiveReply.KindOf(incoming.Class), ReplyMatch.ByHand, incoming.ReceivedAt)
        {
            Sender = incoming.Sender,
            From = incoming.From,
            Subject = incoming.Subject,
            Text = incoming.Text,
            Sha256 = incoming.Sha256,
        };
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var reply = ReceiveReply.Add(db, notice, facts, incoming.Raw, change);
        ReceiveReply.Tell(db, notice, facts.Kind, incoming.Subject, change);
        incoming.Leave(IncomingState.Matched);
        await db.SaveChangesAsync(cancellation);
        return reply.Id;
    }
}

/// <summary>A person says that a held message concerns no case. Its content goes, the trace that it came stays.</summary>
public sealed class DiscardMail(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log)
{
    public async Task Run(IncomingId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.SortMail, cancellation);
        var incoming = await db.Incoming.SingleAsync(x => x.Id == id, cancellation);
        if (incoming.State is not (IncomingState.InPen or IncomingState.Quarantined))
            throw new RuleBroken(BrokenRule.AlreadyDone, "Somebody has dealt with this message.");
        incoming.Leave(IncomingState.Discarded);
        log.Append(db, new AuditLine(AuditActor.Of(by), "mail.discard") { ObjectId = id.Value });
        await db.SaveChangesAsync(cancellation);
    }
}
