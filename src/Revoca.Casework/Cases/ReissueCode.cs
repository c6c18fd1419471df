using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Gives her a new code after she answered the agreed question; the old one dies at once, and she can see that it happened.</summary>
public sealed class ReissueCode(IDbContextFactory<CaseworkDb> dbs, CodeLocks codes, CaseAccess access, TimeProvider clock)
{
    /// <returns>The new code: shown once.</returns>
    public async Task<AccessCode> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReissueCode, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        if (!opened.Allows(CaseVerb.Assign))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, $"A case that is {opened.State} gets no new code.");
        await CodeLocks.RevokeAsync(db, caseId.Value, cancellation);
        var code = AccessCode.New();
        await codes.LockAsync(db, caseId.Value, code, cancellation);
        db.Events.Add(CaseEvent.Of(caseId, CaseEventKind.CodeReissued, new Change(Actor.Of(by), clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
        return code;
    }
}
