using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;

namespace Revoca.Casework.Evidence.Claims;

/// <summary>Domain rule 12 for fingerprints: nobody can say which file belongs to which place, so one locked place stops them for the whole case.</summary>
internal static class MinorRule
{
    /// <summary>True while an item is locked, or somebody under 18 was reported and there is no item yet that a lead could have looked into.</summary>
    public static async Task<bool> StopsFingerprints(this CaseworkDb db, CaseId caseId, CancellationToken cancellation) =>
        await db.Items.AnyAsync(x => x.CaseId == caseId && x.Lock == ItemLock.MinorSuspected, cancellation)
        || (await db.Reports.AnyAsync(x => x.CaseId == caseId && x.MinorPossible, cancellation) && !await db.Items.AnyAsync(x => x.CaseId == caseId, cancellation));
}
