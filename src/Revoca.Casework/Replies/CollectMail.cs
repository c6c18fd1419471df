using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Replies;

/// <summary>Takes new messages from the mailboxes into the store: raw, sealed and together with the reading position, before anything parses them.</summary>
public sealed class CollectMail(IDbContextFactory<CaseworkDb> dbs, MailOptions options, AuditLog log, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <returns>How many messages came in.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var count = 0;
        foreach (var mailbox in options.Mailboxes.Where(mailbox => !mailbox.IsArchive))
            count += await From(new Mailbox(mailbox), cancellation);
        return count;
    }

    private async Task<int> From(Mailbox mailbox, CancellationToken cancellation)
    {
        var position = await PositionIn(mailbox.Name, cancellation);
        var fetched = await mailbox.Fetch(position, AtOnce, cancellation);
        foreach (var mail in fetched)
            await Store(mailbox.Name, mail, cancellation);
        return fetched.Count;
    }

    private async Task<MailboxPosition> PositionIn(string mailbox, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return (await db.Cursors.SingleOrDefaultAsync(x => x.Mailbox == mailbox, cancellation))?.Position ?? default;
    }

    /// <summary>One message and the position behind it, in one transaction: after a crash it is stored once, whatever happened.</summary>
    public async Task Store(string mailbox, FetchedMail mail, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var cursor = await db.Cursors.SingleOrDefaultAsync(x => x.Mailbox == mailbox, cancellation);
        if (cursor is null)
            db.Cursors.Add(cursor = new MailboxCursor(mailbox));
        cursor.MoveTo(mail.Position);
        var known = await db.Incoming.AnyAsync(x => x.Mailbox == mailbox && x.UidValidity == mail.Position.UidValidity && x.Uid == mail.Position.LastUid, cancellation);
        if (!known)
        {
            var sha = mail.Raw is null ? "" : Convert.ToHexStringLower(SHA256.HashData(mail.Raw));
            var incoming = new IncomingMail(mailbox, mail.Position, mail.Raw, clock.GetUtcNow()) { Sha256 = sha };
            if (sha.Length > 0 && await db.Incoming.AnyAsync(x => x.Sha256 == sha, cancellation))
                incoming.SameAsBefore();
            db.Incoming.Add(incoming);
            log.Append(db, new AuditLine(AuditActor.System, "mail.collect") { ObjectId = incoming.Id.Value });
        }

        await db.SaveChangesAsync(cancellation);
    }
}
