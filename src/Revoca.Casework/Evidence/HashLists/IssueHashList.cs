using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.HashLists;

/// <summary>The second person's step: puts the list together again, and signs it when it is still the one that was prepared.</summary>
public sealed class IssueHashList(IDbContextFactory<CaseworkDb> dbs, HashListMaker maker, CaseAccess access, AuditLog log, TimeProvider clock)
{
    public async Task Run(HashListIssueId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ShareHashes, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var issue = await db.HashLists.SingleAsync(x => x.Id == id, cancellation);
        var next = await maker.Make(db, now, cancellation);
        issue.Issue(next.List, await db.FourEyesHold(cancellation), maker.Sign, (by, now));
        foreach (var (caseId, kind, pictures) in next.Changes())
            db.Events.Add(CaseEvent.Of(caseId, kind, new Change(Actor.Of(by), now), new EventFacts { Count = pictures }));
        log.Append(db, new AuditLine(AuditActor.Of(by), "hashes.issue") { ObjectId = id.Value, Details = new { issue.Sequence, issue.Sha256 } });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
