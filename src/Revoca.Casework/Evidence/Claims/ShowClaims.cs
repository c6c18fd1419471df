using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Claims;

/// <summary>The claims of a case, with what they say and which of them are about the same picture.</summary>
public sealed class ShowClaims(IDbContextFactory<CaseworkDb> dbs, CaseFingerprints fingerprints, CaseAccess access)
{
    public async Task<ClaimsView> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("claims.read"), cancellation);
        var mayLookUp = (await db.RolesOf(by, cancellation)).Contains(StaffRole.Lead);
        if (await db.StopsFingerprints(caseId, cancellation))
            return new ClaimsView([], Stopped: true, mayLookUp);
        var kept = await db.Claims.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        var verified = await db.VerifiedPictures.AsNoTracking().Where(x => x.CaseId == caseId && x.EndedAt == null).ToDictionaryAsync(x => x.ClaimId, x => x.Reason, cancellation);
        var shown = new List<ClaimView>();
        foreach (var claim in kept)
        {
            var read = claim.Read();
            var again = await fingerprints.Find(db, read, cancellation);
            shown.Add(new ClaimView(claim, read, [.. again.Where(hit => hit.Case == caseId && hit.Claim != claim.Id).Select(hit => new SamePicture(hit.Number, hit.Band))])
            {
                Verified = verified.TryGetValue(claim.Id, out var reason) ? reason : null,
            });
        }

        return new ClaimsView(shown, Stopped: false, mayLookUp);
    }
}

/// <param name="Claims">By number.</param>
/// <param name="Stopped">Somebody under 18 may be depicted: nothing is shown and nothing is taken.</param>
/// <param name="MayLookUp">The reader is a lead: she may ask which other cases hold the same picture.</param>
public sealed record ClaimsView(IReadOnlyList<ClaimView> Claims, bool Stopped, bool MayLookUp);

/// <param name="SameHere">Other claims of this case about the same file or picture.</param>
public sealed record ClaimView(KeptClaim Kept, ReceivedClaim Claim, IReadOnlyList<SamePicture> SameHere)
{
    /// <summary>Why it was confirmed for lists, or null while nobody did.</summary>
    public HashListReason? Verified { get; init; }
}

/// <param name="Number">The other claim.</param>
public sealed record SamePicture(int Number, MatchBand Band);
