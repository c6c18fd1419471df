using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>Makes the 24 words that open a lost vault, for an administrator who has just proved who she is.</summary>
public sealed class MakeRecoveryWords(IDbContextFactory<CaseworkDb> dbs, KeyRotation rotation, CaseAccess access, TimeProvider clock)
{
    public async Task<RecoveryWords> Run(FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by.Require(clock), DeskAct.ManageKeys, cancellation);
        return rotation.MakeRecoveryWords();
    }
}
