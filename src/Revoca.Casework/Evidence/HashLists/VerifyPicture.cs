using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.HashLists;

/// <summary>Writes down that a described file is a picture the case is about, and takes that back. It alone puts nothing on a list.</summary>
public sealed class VerifyPicture(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task Run(CaseId caseId, ClaimId claim, HashListReason reason, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        if (await db.StopsFingerprints(caseId, cancellation))
            throw new RuleBroken(BrokenRule.ItemLocked, "A case that may concern somebody under 18 goes on no list.");
        if (await db.VerifiedPictures.AnyAsync(x => x.ClaimId == claim && x.EndedAt == null, cancellation))
            throw new RuleBroken(BrokenRule.AlreadyDone, "Somebody has confirmed it already.");
        var kept = await db.Claims.SingleAsync(x => x.CaseId == caseId && x.Id == claim, cancellation);
        var (picture, told) = VerifiedPicture.Verify(kept, reason, new Change(Actor.Of(by), clock.GetUtcNow()));
        db.VerifiedPictures.Add(picture);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Allowed in every state, also while the case is locked: taking back only ever takes out.</summary>
    public async Task TakeBack(CaseId caseId, ClaimId claim, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var picture = await db.VerifiedPictures.SingleOrDefaultAsync(x => x.CaseId == caseId && x.ClaimId == claim && x.EndedAt == null, cancellation)
            ?? throw new RuleBroken(BrokenRule.AlreadyDone, "Nothing stands confirmed.");
        db.Events.Add(picture.TakeBack(new Change(Actor.Of(by), clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }
}
