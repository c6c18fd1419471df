using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Mail;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Hands one waiting mail to the mail server: claim and gate in one transaction, SMTP, the result in another (security.md §6).</summary>
public sealed class SendOutbox(
    IDbContextFactory<CaseworkDb> dbs, IMailTransport transport, SentArchive archive, SendingPace pace, MailOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(48);

    private static readonly TimeSpan TellSomebody = TimeSpan.FromHours(4);

    // A copy may take minutes to reach the archive; only then does "not there" mean "never left".
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <returns>False when nothing was due.</returns>
    public async Task<bool> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.ClaimOutbox(clock.GetUtcNow(), Lease, cancellation) is not { } id)
            return false;
        var mail = await db.Outbox.SingleAsync(x => x.Id == id, cancellation);
        var notice = await db.Notices.SingleAsync(x => x.Id == mail.NoticeId, cancellation);
        if (pace.WaitFor(mail.Recipient) is { } turn && notice.Delivery == Delivery.Queued)
        {
            mail.Postpone(turn);
            await db.SaveChangesAsync(cancellation);
            return true;
        }

        if (!await HandOver(db, mail, notice, cancellation))
            return true;
        var result = await transport.Send(new OutgoingMail(notice.MessageId, mail.Mime, mail.Sender, mail.Recipient, options.ArchiveAddress), cancellation);
        pace.Note(mail.Recipient, result);
        await Record(db, mail, notice, result);
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    private async Task<bool> HandOver(CaseworkDb db, OutboxMail mail, Notice notice, CancellationToken cancellation)
    {
        var change = new Change(Actor.System, clock.GetUtcNow());
        var opened = await db.Cases.SingleAsync(x => x.Id == mail.CaseId, cancellation);
        if (opened.State == CaseState.Paused && notice.Delivery == Delivery.Queued)
        {
            mail.TryAgain("the case is paused", change.At);
            await db.SaveChangesAsync(cancellation);
            return false;
        }

        if (notice.Delivery == Delivery.Sending)
            db.Events.Add(notice.RecordUncertain(change));
        if (notice.Delivery == Delivery.Uncertain && await IsSettled(db, mail, notice, change, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
            return false;
        }

        var gate = await Gate.Ask(db, notice, change.At, cancellation);
        var may = gate.IsOpen && notice.Delivery is Delivery.Queued or Delivery.Uncertain;
        if (may)
            db.Events.Add(notice.HandOver(change));
        else
            Stop(db, mail, notice, change);
        await db.SaveChangesAsync(cancellation);
        return may;
    }

    // Cut off in the middle of an earlier try: what lies in the archive has left; while that is open, nothing is sent again.
    private async Task<bool> IsSettled(CaseworkDb db, OutboxMail mail, Notice notice, Change change, CancellationToken cancellation)
    {
        var answer = await archive.Look(notice.MessageId, cancellation);
        if (answer == ArchiveAnswer.Found)
        {
            mail.Finish("found in the archive", change.At);
            db.Events.Add(notice.RecordSent(ReceiptProof.Presumed, "found in the archive", change));
            return true;
        }

        var cutOff = await db.Events.Where(x => x.Notice == notice.Id && x.Kind == CaseEventKind.NoticeUncertain)
            .OrderByDescending(x => x.At).Select(x => (DateTimeOffset?)x.At).FirstOrDefaultAsync(cancellation) ?? change.At;
        if (answer == ArchiveAnswer.NoArchive || (answer == ArchiveAnswer.NotThere && change.At - cutOff >= LookAgain))
            return false;
        mail.Postpone(change.At + TimeSpan.FromMinutes(1));
        if (change.At - cutOff >= TellSomebody)
            await OpenTask(db, notice, CaseTaskKind.SendingStuck, change);
        return true;
    }

    // The gate closed after approval: the notice stays here for good, or is told as perhaps gone when an earlier try was cut off.
    private static void Stop(CaseworkDb db, OutboxMail mail, Notice notice, Change change)
    {
        mail.Finish("stopped", change.At);
        if (notice.CanBeStopped)
            db.Events.Add(notice.Withdraw(change));
    }

    private async Task Record(CaseworkDb db, OutboxMail mail, Notice notice, SendResult result)
    {
        var now = clock.GetUtcNow();
        var change = new Change(Actor.System, now);
        switch (result)
        {
            case SendResult.Accepted accepted:
                mail.Finish(accepted.ReplyLine, now);
                db.Events.Add(notice.RecordSent(ProofOf(accepted.By), accepted.ReplyLine, change));
                break;
            case SendResult.RefusedPermanently refused:
                mail.Finish($"{refused.Code} {refused.Text}", now);
                db.Events.Add(notice.RecordBounced($"{refused.Code} {refused.Text}", change));
                await OpenTask(db, notice, CaseTaskKind.FindChannel, change);
                break;
            case SendResult.RefusedForNow later:
                await Later(db, mail, notice, $"{later.Code} {later.Text}", change);
                break;
            case SendResult.NotReached unreached:
                await Later(db, mail, notice, $"{unreached.Hint}: {unreached.Detail}", change);
                break;
            case SendResult.Uncertain uncertain:
                mail.TryAgain(uncertain.Detail, now);
                db.Events.Add(notice.RecordUncertain(change));
                break;
            default:
                throw new InvalidOperationException($"An unknown result of sending: {result.GetType().Name}.");
        }
    }

    private static async Task Later(CaseworkDb db, OutboxMail mail, Notice notice, string answer, Change change)
    {
        db.Events.Add(notice.RecordDelayed(answer, change));
        mail.TryAgain(answer, change.At);
        if (change.At - mail.QueuedAt >= TellSomebody)
            await OpenTask(db, notice, CaseTaskKind.SendingStuck, change);
        if (change.At - mail.QueuedAt < GiveUp)
            return;
        mail.Finish(answer, change.At);
        db.Events.Add(notice.Expire(change));
    }

    private static async Task OpenTask(CaseworkDb db, Notice notice, CaseTaskKind kind, Change change)
    {
        var subjects = await db.Tasks.Where(x => x.CaseId == notice.CaseId && x.Kind == kind && x.DoneAt == null).ToListAsync();
        if (subjects.Exists(task => task.Subject == $"#{notice.Number}"))
            return;
        var (task, opened) = CaseTask.Open(notice.CaseId, kind, notice.HostId, $"#{notice.Number}", change);
        db.Tasks.Add(task);
        db.Events.Add(opened);
    }

    private static ReceiptProof ProofOf(AcceptedBy by) => by == AcceptedBy.HostServer ? ReceiptProof.AcceptedByHost : ReceiptProof.Presumed;
}
