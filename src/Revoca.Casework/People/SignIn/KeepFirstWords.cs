using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>
/// Takes the first recovery words, once they have been typed back from the paper: nothing is locked with words nobody has. No fresh proof is
/// asked, for there are no earlier words to lose, and writing 24 words down takes its time.
/// </summary>
public sealed class KeepFirstWords(IDbContextFactory<CaseworkDb> dbs, KeyRotation rotation, KeyVault vault, CaseAccess access)
{
    /// <summary>True for a member who looks after the keys, as long as there are no words.</summary>
    public async Task<bool> AreWanted(StaffId by, CancellationToken cancellation = default)
    {
        if (vault.HasRecoveryWords)
            return false;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return StaffPolicy.Allows(await db.RolesOf(by, cancellation), DeskAct.ManageKeys);
    }

    /// <exception cref="RuleBroken">NoAccess; AlreadyDone when there are words.</exception>
    public async Task Run(RecoveryWords words, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageKeys, cancellation);
        if (!rotation.KeepFirstWords(words))
            throw new RuleBroken(BrokenRule.AlreadyDone, "There are recovery words already.");
    }
}
