using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>Reads one stored message and lets it join its notice, or holds it back. Nothing is decided or closed here.</summary>
public sealed class ReceiveReply(IDbContextFactory<CaseworkDb> dbs, IMailReader reader, MailOptions options, HostDirectory hosts, PublicSuffixes suffixes, AuditLog log, TimeProvider clock)
{
    private readonly ReplyMatching matching = new(hosts, suffixes);

    /// <returns>False when nothing was waiting.</returns>
    public async Task<bool> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        log.ActFor(db, AuditActor.System);
        var incoming = await db.Incoming.Where(x => x.State == IncomingState.Waiting).OrderBy(x => x.Failures).ThenBy(x => x.ReceivedAt).FirstOrDefaultAsync(cancellation);
        if (incoming is null)
            return false;
        var mail = await reader.Read(incoming.Raw, cancellation);
        if (mail is null)
            incoming.FailedToRead();
        else
            await Place(db, incoming, mail, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance placed it, or the notice moved on in this moment; the message is read again in the next round.
        }

        return true;
    }

    private async Task Place(CaseworkDb db, IncomingMail incoming, ReadMail mail, CancellationToken cancellation)
    {
        var server = options.Mailboxes.FirstOrDefault(mailbox => mailbox.Name == incoming.Mailbox)?.AuthenticationServer;
        var sender = AuthenticationResults.Of(mail, server, suffixes);
        var (match, hint) = await matching.Find(db, mail, sender, cancellation);
        if (match is null)
            incoming.HoldBack(mail, sender, hint);
        else
            Join(db, incoming, mail, (match, sender), clock.GetUtcNow());
    }

    private static void Join(CaseworkDb db, IncomingMail incoming, ReadMail mail, (Matched Match, SenderCheck Sender) how, DateTimeOffset now)
    {
        var notice = how.Match.Notice;
        var change = new Change(Actor.System, now);
        var facts = new ReplyFacts(ReplySource.Mail, KindOf(mail), how.Match.By, incoming.ReceivedAt)
        {
            Sender = how.Sender,
            From = mail.From,
            Subject = mail.Subject,
            Text = mail.Text,
            Sha256 = incoming.Sha256,
        };
        Add(db, notice, facts, incoming.Raw, change);
        Tell(db, notice, facts.Kind, mail.Diagnostic ?? mail.Status ?? mail.Subject, change);
        incoming.Leave(IncomingState.Matched);
    }

    internal static Reply Add(CaseworkDb db, Notice notice, ReplyFacts facts, byte[]? raw, Change change)
    {
        var (reply, happened) = Reply.Receive(notice, facts, change);
        db.Replies.Add(reply);
        db.Events.Add(happened);
        if (raw is { Length: > 0 })
            db.RawReplies.Add(new ReplyRaw(reply, raw));
        if (reply.Waits)
            OpenTask(db, notice, CaseTaskKind.AnswerHost, change);
        return reply;
    }

    // Delivery is what servers say about themselves; a host's decision waits for a person.
    internal static void Tell(CaseworkDb db, Notice notice, ReplyKind kind, string detail, Change change)
    {
        if (kind == ReplyKind.Bounce && notice.Delivery is Delivery.Sent or Delivery.Delivered or Delivery.Uncertain)
        {
            db.Events.Add(notice.RecordBounced(detail, change));
            OpenTask(db, notice, CaseTaskKind.FindChannel, change);
        }
        else if (kind == ReplyKind.DeliveryReport && notice.Delivery == Delivery.Sent)
        {
            db.Events.Add(notice.RecordDelivered(ReceiptProof.DeliveryReceipt, detail, change));
        }
    }

    private static void OpenTask(CaseworkDb db, Notice notice, CaseTaskKind kind, Change change)
    {
        var (task, opened) = CaseTask.Open(notice.CaseId, kind, notice.HostId, $"#{notice.Number}", change);
        db.Tasks.Add(task);
        db.Events.Add(opened);
    }

    private static ReplyKind KindOf(ReadMail mail) => mail.Delivered ? ReplyKind.DeliveryReport : KindOf(mail.Class);

    /// <summary>The kind of a class as mail classify words it.</summary>
    internal static ReplyKind KindOf(string mailClass) => mailClass switch
    {
        "bounce" => ReplyKind.Bounce,
        "delayed" => ReplyKind.Delay,
        "abuse-report" => ReplyKind.AbuseReport,
        "auto-reply" => ReplyKind.AutomaticReply,
        _ => ReplyKind.Answer,
    };
}
