using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.HashLists;

/// <summary>The first person's step: the next list as it would be now. Nothing leaves.</summary>
public sealed class PrepareHashList(IDbContextFactory<CaseworkDb> dbs, HashListMaker maker, CaseAccess access, AuditLog log, TimeProvider clock)
{
    public async Task<HashListIssueId> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ShareHashes, cancellation);
        if (await db.HashLists.AnyAsync(x => x.State == HashListState.Prepared, cancellation))
            throw new RuleBroken(BrokenRule.AlreadyDone, "A list waits for the second person already.");
        var now = clock.GetUtcNow();
        var next = await maker.Make(db, now, cancellation);
        if (next.List.RowsSha256 == next.Before?.RowsSha256)
            throw new RuleBroken(BrokenRule.NothingChosen, "Nothing has changed since the last list.");
        var prepared = HashListIssue.Prepare(next.List.Head.Sequence, next.List, by, now);
        db.HashLists.Add(prepared);
        log.Append(db, new AuditLine(AuditActor.Of(by), "hashes.prepare") { ObjectId = prepared.Id.Value, Details = new { prepared.Sequence, prepared.Active, prepared.Withdrawn } });
        await db.SaveChangesAsync(cancellation);
        return prepared.Id;
    }

    public async Task Drop(HashListIssueId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ShareHashes, cancellation);
        (await db.HashLists.SingleAsync(x => x.Id == id, cancellation)).Drop(by, clock.GetUtcNow());
        log.Append(db, new AuditLine(AuditActor.Of(by), "hashes.drop") { ObjectId = id.Value });
        await db.SaveChangesAsync(cancellation);
    }
}
