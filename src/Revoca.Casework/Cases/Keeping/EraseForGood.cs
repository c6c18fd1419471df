using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Letters;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.Cases.Keeping;

/// <summary>Erases a case: writes the certificate and the counters that stay, then destroys its keys and rows. Safe to repeat after a crash.</summary>
public sealed class EraseForGood(IDbContextFactory<CaseworkDb> dbs, EraseCase erase, LetterWriter writer, IPdfEngine engine, CaseAccess access, TimeProvider clock)
{
    /// <exception cref="RuleBroken">A letter is on its way: what has begun to leave must be known before it is forgotten. Or the proof is too old.</exception>
    public async Task<Erasure> Run(CaseId id, ErasureReason reason, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var staff = by.Require(clock);
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
            await access.Require(db, staff, DeskAct.EraseCase, id, cancellation);
        return await Erase(id, reason, AuditActor.Of(staff), cancellation);
    }

    /// <summary>When its time is over, or her seven days are.</summary>
    internal Task<Erasure> Run(CaseId id, ErasureReason reason, CancellationToken cancellation) => Erase(id, reason, AuditActor.System, cancellation);

    private async Task<Erasure> Erase(CaseId id, ErasureReason reason, AuditActor by, CancellationToken cancellation)
    {
        var erasure = await Certify(id, reason, cancellation);
        await erase.Run(id, by, cancellation);
        return erasure;
    }

    // Before the erasure, in a save of its own: afterwards nobody knows the reference or the language any more.
    private async Task<Erasure> Certify(CaseId id, ErasureReason reason, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Set<Erasure>().SingleOrDefaultAsync(x => x.Erased == id.Value, cancellation) is { } begun)
            return begun;
        var erased = await db.Cases.SingleAsync(x => x.Id == id, cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == id).ToListAsync(cancellation);
        if (notices.Exists(notice => notice.Delivery == Domain.Notices.Delivery.Sending))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A letter of this case is leaving at this moment. Try again in a minute.");
        var items = await db.Items.Where(x => x.CaseId == id).GroupBy(x => x.Availability == Availability.Removed)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var counts = new ErasureCounts(items.Sum(part => part.Count), items.Where(part => part.Key).Sum(part => part.Count), notices.Count(notice => notice.MayHaveLeft));
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = RetentionCalendar.DayOf(now, TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone));
        var erasure = Erasure.Of(erased, reason, counts, (now, today.AddDays(BackupManifest.WrapsLive)));
        db.Add(erasure);
        db.Add(new ErasureCertificate(erasure.Id, Write(erasure, organisation, today)));
        await db.SaveChangesAsync(cancellation);
        return erasure;
    }

    private byte[] Write(Erasure erasure, Organisation organisation, DateOnly today)
    {
        var letter = writer.Write(LetterKind.ErasureCertificate, erasure.Language, new LetterData
        {
            Reference = erasure.Reference,
            Date = today,
            WrittenAt = erasure.At,
            Sender = new LetterSender
            {
                Organisation = organisation.Name,
                Role = "",
                Email = organisation.MailAddress,
                Postal = organisation.PostalAddress.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            },
            Recipient = new LetterRecipient { HostName = "", Channel = "" },
            Sheet = new SheetFacts { ErasedOn = today, BackupsGoneOn = erasure.BackupsGoneOn, NoticesSent = erasure.NoticesSent },
        });
        return engine.Render(LetterDocument.Of(letter)).Bytes;
    }
}
