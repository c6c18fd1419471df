using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Begins a case inside the caller's save: a free reference, the case's keys, her access code.</summary>
public sealed class CaseIntake(CodeLocks locks)
{
    /// <returns>The case, tracked, and the code that opens it: told once, kept nowhere.</returns>
    internal async Task<(Case Case, AccessCode Code)> Begin(CaseworkDb db, CaseOpening opening, Change change, CancellationToken cancellation)
    {
        var (opened, told) = Case.Open(CaseId.New(), await FreeReference(db, cancellation), opening, change);
        db.Cases.Add(opened);
        db.Events.Add(told);
        var code = AccessCode.New();
        await locks.LockAsync(db, opened.Id.Value, code, cancellation);
        return (opened, code);
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
