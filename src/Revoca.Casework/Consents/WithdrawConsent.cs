using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>Takes a consent back: in one transaction stops every notice it alone carried and lists what has already left (domain rule 2).</summary>
public sealed class WithdrawConsent(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public Task<WithdrawnConsent> Run(CaseId caseId, ConsentId consentId, string why, Actor by, CancellationToken cancellation = default) =>
        Retried.Run(() => Once(caseId, consentId, why, by, cancellation));

    private async Task<WithdrawnConsent> Once(CaseId caseId, ConsentId consentId, string why, Actor by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var change = new Change(by, clock.GetUtcNow(), why);
        var authority = await db.AuthorityOf(caseId, cancellation);
        var consent = authority.Consents.Single(x => x.Id == consentId);
        db.Events.Add(consent.Withdraw(change));
        var items = await db.Items.Where(x => x.CaseId == caseId).ToDictionaryAsync(x => x.Id, cancellation);
        var notices = await db.Notices.Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        var stopped = notices.Where(notice => notice.IsWaitingToLeave && !StillCovered(notice, items, authority, change.At)).ToArray();
        foreach (var notice in stopped)
            db.Events.Add(notice.Withdraw(change));
        await db.SaveChangesAsync(cancellation);
        var left = notices.Where(notice => notice.MayHaveLeft && notice.Towards == consent.Towards).Select(notice => notice.Id);
        return new WithdrawnConsent([.. stopped.Select(notice => notice.Id)], [.. left]);
    }

    private static bool StillCovered(Notice notice, Dictionary<ItemId, ContentItem> items, Authority authority, DateTimeOffset now) =>
        ConsentGate.Check(notice, [.. notice.Items.Select(line => items[line.ItemId])], authority, now).IsOpen;
}

/// <param name="Stopped">Notices that will not leave.</param>
/// <param name="AlreadyLeft">Notices to the same kind of recipient that have left or may have left.</param>
public sealed record WithdrawnConsent(IReadOnlyList<NoticeId> Stopped, IReadOnlyList<NoticeId> AlreadyLeft);
