using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Replies;

/// <summary>Takes new messages from the mailboxes into the store: raw, sealed and together with the reading position, before anything parses them.</summary>
public sealed class CollectMail(IDbContextFactory<CaseworkDb> dbs, MailOptions options, MailboxStates states, AuditLog log, TimeProvider clock)
{
    private const int AtOnce = 50;

    private IEnumerable<ImapOptions> Answers => options.Mailboxes.Where(mailbox => !mailbox.IsArchive);

    /// <summary>One round over all mailboxes. One that cannot be reached stops no other; what stands in its way is kept in <see cref="MailboxStates"/>.</summary>
    /// <returns>How many messages came in.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var count = 0;
        // All at once: a server that does not answer takes its time from nobody.
        await Task.WhenAll(Answers.Select(mailbox => Try(mailbox, async () => await From(new Mailbox(mailbox), () => Interlocked.Increment(ref count), cancellation), cancellation)));
        return count;
    }

    /// <summary>Returns as soon as one mailbox has news, or the shortest of their polling times is over.</summary>
    public async Task WaitForNews(CancellationToken cancellation = default)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waits = Answers.Select(mailbox => Try(mailbox, () => Wait(mailbox, enough.Token), enough.Token)).ToList();
        if (waits.Count == 0)
            return;
        await Task.WhenAny(waits);
        await enough.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Wait(ImapOptions mailbox, CancellationToken cancellation) =>
        await new Mailbox(mailbox).WaitForNews(await PositionIn(mailbox.Name, cancellation), TimeSpan.FromSeconds(mailbox.PollSeconds), cancellation);

    private async Task Try(ImapOptions mailbox, Func<Task> reading, CancellationToken cancellation)
    {
        try
        {
            await reading();
            states.Read(mailbox.Name);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && Mailbox.TroubleOf(e) is not null)
        {
            // The filter has just seen that this is not null.
            states.Failed(mailbox.Name, Mailbox.TroubleOf(e)!.Value, e.Message);
        }
    }

    private async Task From(Mailbox mailbox, Action stored, CancellationToken cancellation)
    {
        var position = await PositionIn(mailbox.Name, cancellation);
        await foreach (var mail in mailbox.Fetch(position, AtOnce, cancellation))
        {
            await Store(mailbox.Name, mail, cancellation);
            stored();
        }
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
