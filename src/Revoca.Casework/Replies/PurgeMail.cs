using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Replies;

/// <summary>
/// Takes off the mail servers what is no longer needed there, for it lies there in clear: archive copies of letters that are settled, and messages that were
/// dealt with long ago. What a person still has to look at stays, and so does everything that is not ours.
/// </summary>
public sealed class PurgeMail(IDbContextFactory<CaseworkDb> dbs, MailOptions options, MailboxStates states, AuditLog log, TimeProvider clock)
{
    private const int PageSize = 500;

    private delegate Task<List<LyingMail>> Choice(CaseworkDb db, IReadOnlyList<LyingMail> lying, DateTimeOffset before);

    /// <returns>How many messages were taken away.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var count = 0;
        foreach (var settings in options.Mailboxes.Where(mailbox => mailbox.IsArchive || options.KeepOnServerDays > 0))
        {
            var before = settings.IsArchive ? now.AddHours(-options.ArchiveKeepHours) : now.AddDays(-options.KeepOnServerDays);
            try
            {
                count += await From(settings, before, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && Mailbox.TroubleOf(e) is not null)
            {
                // The next round tries again. The filter has just seen that this is not null.
                states.Failed(settings.Name, Mailbox.TroubleOf(e)!.Value, e.Message);
            }
        }

        return count;
    }

    private async Task<int> From(ImapOptions settings, DateTimeOffset before, CancellationToken cancellation)
    {
        var mailbox = new Mailbox(settings);
        Choice chosen = settings.IsArchive ? Settled : (db, lying, end) => DealtWith(db, settings.Name, lying, end);
        var (count, last) = (0, 0u);
        while (await mailbox.Older(before, last, PageSize, cancellation) is { Count: > 0 } lying)
        {
            last = lying.Max(mail => mail.Position.LastUid);
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await chosen(db, lying, before) is not { Count: > 0 } gone)
                continue;
            await mailbox.Remove([.. gone.Select(mail => mail.Position)], cancellation);
            count += gone.Count;
        }

        if (count > 0)
            await log.RecordAsync(new AuditLine(AuditActor.System, "mail.purge") { Details = new { Mailbox = settings.Name, Count = count } }, cancellation);
        return count;
    }

    // A copy is needed until its letter is settled, however long that takes; one of a case that is gone, or of a test, no longer.
    private async Task<List<LyingMail>> Settled(CaseworkDb db, IReadOnlyList<LyingMail> lying, DateTimeOffset before)
    {
        var addresses = await db.Organisations.Select(x => x.MailAddress).ToListAsync();
        var ours = lying.Where(mail => addresses.Append(options.Address).Any(address => MailRenderer.IsOurMessageId(mail.MessageId, address))).ToList();
        var ids = ours.ConvertAll(mail => mail.MessageId);
        var open = await db.Notices.Where(x => ids.Contains(x.MessageId) && db.Outbox.Any(mail => mail.NoticeId == x.Id && (mail.DoneAt == null || mail.DoneAt > before)))
            .Select(x => x.MessageId).ToListAsync();
        return [.. ours.Where(mail => !open.Contains(mail.MessageId))];
    }

    private static async Task<List<LyingMail>> DealtWith(CaseworkDb db, string mailbox, IReadOnlyList<LyingMail> lying, DateTimeOffset before)
    {
        long validity = lying[0].Position.UidValidity;
        var uids = lying.Select(mail => (long)mail.Position.LastUid).ToList();
        var done = await db.Incoming.Where(x => x.Mailbox == mailbox && x.UidValidity == validity && uids.Contains(x.Uid) && x.ReceivedAt < before)
            .Where(x => x.State == IncomingState.Matched || x.State == IncomingState.Discarded || x.State == IncomingState.Duplicate)
            .Select(x => x.Uid).ToListAsync();
        return [.. lying.Where(mail => done.Contains(mail.Position.LastUid))];
    }
}
