using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;

namespace Revoca.Casework.Consents;

internal static class AuthorityQueries
{
    /// <summary>Everything that gives authority in a case, tracked, as the gate needs it.</summary>
    public static async Task<Authority> AuthorityOf(this CaseworkDb db, CaseId caseId, CancellationToken cancellation) =>
        new(await db.Consents.Where(x => x.CaseId == caseId).OrderBy(x => x.AskedAt).ToListAsync(cancellation),
            await db.Mandates.Where(x => x.CaseId == caseId).OrderBy(x => x.RecordedAt).ToListAsync(cancellation));
}
