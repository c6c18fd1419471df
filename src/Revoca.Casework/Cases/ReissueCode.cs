using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Gives her a new code after the agreed question, or after a second person confirmed; the old one dies in the same save, and she can see all of it.</summary>
public sealed class ReissueCode(IDbContextFactory<CaseworkDb> dbs, CodeLocks codes, CaseAccess access, TimeProvider clock)
{
    /// <summary>Types the answer she spoke. Each try is told in her history and in the log before anybody learns what it came to.</summary>
    /// <returns>The new code, shown once; null when the answer was wrong.</returns>
    /// <exception cref="RuleBroken">There is no question that may be asked now.</exception>
    public async Task<AccessCode?> ByAnswer(CaseId caseId, string answer, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReissueCode, caseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var all = await db.Questions.Where(x => x.CaseId == caseId && x.EndedAt == null).ToListAsync(cancellation);
        var question = AgreedQuestion.Current(all, change.At);
        if (question?.MayBeAskedAt(change.At) != true)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "There is no question that may be asked now.");
        SealedRow.EnsureReadable(question);
        var right = await SpokenAnswer.OpensAsync(codes, [.. question.Answer], answer, cancellation);
        db.Events.Add(question.RecordTry(right, change));
        var code = right ? await RenewAsync(db, caseId, change, cancellation) : (AccessCode?)null;
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    /// <summary>Makes the code another person has confirmed.</summary>
    /// <returns>The new code, shown once.</returns>
    public async Task<AccessCode> ByRequest(CaseId caseId, CodeRequestId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReissueCode, caseId, cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        (await db.CodeRequests.SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation)).Use(change);
        var code = await RenewAsync(db, caseId, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    private async Task<AccessCode> RenewAsync(CaseworkDb db, CaseId caseId, Change change, CancellationToken cancellation)
    {
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.Assign);
        await CodeLocks.RevokeAsync(db, caseId.Value, cancellation);
        var code = AccessCode.New();
        await codes.LockAsync(db, caseId.Value, code, cancellation);
        // What the old code agreed on but nobody trusts yet goes with it: it may have been a thief's.
        foreach (var waiting in await db.Questions.Where(x => x.CaseId == caseId && x.EndedAt == null && x.HoldsFrom > change.At).ToListAsync(cancellation))
            db.Events.Add(waiting.End(change));
        db.Events.Add(CaseEvent.Of(caseId, CaseEventKind.CodeReissued, change));
        return code;
    }
}
