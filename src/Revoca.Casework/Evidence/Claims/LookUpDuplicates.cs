using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Claims;

/// <summary>
/// Which other cases hold the same file or picture. For leads alone, a limited number an hour, and each look-up stands in the case's
/// history: a register of pictures must not become a way to search for people.
/// </summary>
public sealed class LookUpDuplicates(IDbContextFactory<CaseworkDb> dbs, CaseFingerprints fingerprints, CaseAccess access, TimeProvider clock)
{
    public const int MostAnHour = 30;

    public async Task<DuplicateAnswer> Run(CaseId caseId, ClaimId claimId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadCase, caseId, cancellation);
        var now = clock.GetUtcNow();
        var since = now.AddHours(-1);
        if (!(await db.RolesOf(by, cancellation)).Contains(StaffRole.Lead))
            return new DuplicateAnswer.AskTheLead();
        if (await db.Events.CountAsync(x => x.Kind == CaseEventKind.DuplicateLookedUp && x.Staff == by && x.At > since, cancellation) >= MostAnHour)
            return new DuplicateAnswer.Enough();
        if (await db.StopsFingerprints(caseId, cancellation))
            throw new RuleBroken(BrokenRule.ItemLocked, "A case that may concern somebody under 18 is not looked up.");
        var claim = await db.Claims.AsNoTracking().SingleAsync(x => x.CaseId == caseId && x.Id == claimId, cancellation);
        var again = await fingerprints.Find(db, claim.Read(), cancellation);
        var cases = again.Select(hit => hit.Case).Where(found => found != caseId).Distinct().ToList();
        db.Events.Add(CaseEvent.Of(caseId, CaseEventKind.DuplicateLookedUp, new Change(Actor.Of(by), now), new EventFacts { Count = cases.Count }));
        await db.SaveChangesAsync(cancellation);
        return new DuplicateAnswer.Found(await db.Cases.Where(x => cases.Contains(x.Id)).Select(x => x.Reference).ToListAsync(cancellation));
    }
}

public abstract record DuplicateAnswer
{
    private DuplicateAnswer()
    {
    }

    public sealed record Found(IReadOnlyList<CaseReference> Cases) : DuplicateAnswer;

    /// <summary>The reader is no lead.</summary>
    public sealed record AskTheLead : DuplicateAnswer;

    /// <summary>Too many look-ups in the last hour.</summary>
    public sealed record Enough : DuplicateAnswer;
}
