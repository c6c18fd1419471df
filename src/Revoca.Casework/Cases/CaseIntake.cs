using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Begins a case inside the caller's save: a free reference, the case's keys.</summary>
internal static class CaseIntake
{
    /// <returns>The case, tracked.</returns>
    internal static async Task<Case> Begin(CaseworkDb db, CaseOpening opening, Change change, CancellationToken cancellation)
    {
        var (opened, told) = Case.Open(CaseId.New(), await FreeReference(db, cancellation), opening, change);
        db.Cases.Add(opened);
        db.Events.Add(told);
        return opened;
    }

    private static async Task<CaseReference> FreeReference(CaseworkDb db, CancellationToken cancellation)
    {
        while (true)
        {
            var drawn = CaseReference.Draw(RandomNumberGenerator.GetBytes(5));
            if (!await db.Cases.AnyAsync(x => x.Reference == drawn, cancellation))
                return drawn;
        }
    }
}
