using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Where no agreed question can be asked: one person says how she recognised her, another confirms.</summary>
public sealed class RequestCode(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <returns>The request that is open, or null.</returns>
    public async Task<CodeRequest?> Open(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await OpenOf(db, caseId, clock.GetUtcNow(), cancellation);
    }

    public async Task Ask(CaseId caseId, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReissueCode, caseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow(), why);
        if (await OpenOf(db, caseId, change.At, cancellation) is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "A new code is asked for already.");
        var (request, told) = CodeRequest.Ask(caseId, change);
        db.CodeRequests.Add(request);
        db.Events.Add(told);
        var (task, opened) = CaseTask.Open(caseId, CaseTaskKind.ConfirmNewCode, null, "", change);
        db.Tasks.Add(task);
        db.Events.Add(opened);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task Confirm(CaseId caseId, CodeRequestId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReissueCode, caseId, cancellation);
        var fourEyes = await db.FourEyesHold(cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        db.Events.Add((await db.CodeRequests.SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation)).Confirm(fourEyes, change));
        foreach (var task in await db.Tasks.Where(x => x.CaseId == caseId && x.Kind == CaseTaskKind.ConfirmNewCode && x.DoneAt == null).ToListAsync(cancellation))
            db.Events.Add(task.Finish(change));
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<CodeRequest?> OpenOf(CaseworkDb db, CaseId caseId, DateTimeOffset now, CancellationToken cancellation) =>
        (await db.CodeRequests.AsNoTracking().Where(x => x.CaseId == caseId && x.EndedAt == null).ToListAsync(cancellation)).Find(one => one.IsOpenAt(now));
}
