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
        var opened = await Begin(db, CaseId.New(), opening, change, cancellation);
        var code = AccessCode.New();
        await locks.LockAsync(db, opened.Id.Value, code, cancellation);
        return (opened, code);
    }

    /// <param name="db">The caller's save.</param>
    /// <param name="id">The id under which keys and code exist already, or a fresh one.</param>
    /// <param name="opening">What is known.</param>
    /// <param name="change">Who, when.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static async Task<Case> Begin(CaseworkDb db, CaseId id, CaseOpening opening, Change change, CancellationToken cancellation)
    {
        var (opened, told) = Case.Open(id, await FreeReference(db, cancellation), opening, change);
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
