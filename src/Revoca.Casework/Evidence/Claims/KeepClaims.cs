using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Claims;

/// <summary>Takes claims in for a case: hers, sent with her code, or those an advocate computed on her own machine. Never a file.</summary>
public sealed class KeepClaims(IDbContextFactory<CaseworkDb> dbs, CaseFingerprints fingerprints, CaseAccess access, TimeProvider clock)
{
    /// <summary>Most claims taken at once.</summary>
    public const int MostAtOnce = 50;

    /// <param name="caseId">The case.</param>
    /// <param name="text">Claims, one a line.</param>
    /// <param name="by">Who gives them.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <exception cref="RuleBroken">ItemLocked: somebody under 18 may be depicted, so the case takes no fingerprints (domain rule 12).</exception>
    public async Task<ClaimsKept> Run(CaseId caseId, string text, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Require(db, staff, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.AddItems);
        if (await db.StopsFingerprints(caseId, cancellation))
            throw new RuleBroken(BrokenRule.ItemLocked, "A case that may concern somebody under 18 takes no fingerprints.");
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "There is no claim in the text.");
        var change = new Change(by, clock.GetUtcNow());
        var digests = (await db.Claims.Where(x => x.CaseId == caseId).Select(x => x.Digest).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var number = await db.Claims.Where(x => x.CaseId == caseId).MaxAsync(x => (int?)x.Number, cancellation) ?? 0;
        int kept = 0, known = 0, refused = 0;
        foreach (var line in lines)
        {
            if (kept >= MostAtOnce || number >= KeptClaim.MostInCase || ReceivedClaim.Read(line) is not { } claim)
                refused++;
            else if (!digests.Add(claim.Digest))
                known++;
            else
            {
                await Keep(db, caseId, ++number, claim, change, cancellation);
                kept++;
            }
        }

        await db.SaveChangesAsync(cancellation);
        return new ClaimsKept(kept, known, refused);
    }

    private async Task Keep(CaseworkDb db, CaseId caseId, int number, ReceivedClaim claim, Change change, CancellationToken cancellation)
    {
        var again = await fingerprints.Find(db, claim, cancellation);
        var others = again.Where(hit => hit.Case != caseId).Select(hit => hit.Case).Distinct().Count();
        var (kept, told) = KeptClaim.Keep(caseId, number, claim, others, change);
        db.Claims.Add(kept);
        db.Events.Add(told);
        var here = again.Count(hit => hit.Case == caseId);
        if (here > 0)
            db.Events.Add(Matched(caseId, "OwnCase", here, change));
        if (others > 0)
            db.Events.Add(Matched(caseId, "OtherCase", others, change));
    }

    private static CaseEvent Matched(CaseId caseId, string where, int count, Change change) =>
        CaseEvent.Of(caseId, CaseEventKind.ClaimMatched, change with { Who = Actor.System }, new EventFacts { Result = where, Count = count });
}

/// <param name="Kept">New to the case.</param>
/// <param name="AlreadyThere">The case had the same line before.</param>
/// <param name="Refused">Lines that are no claim, or beyond what is taken at once or in one case.</param>
public sealed record ClaimsKept(int Kept, int AlreadyThere, int Refused);
