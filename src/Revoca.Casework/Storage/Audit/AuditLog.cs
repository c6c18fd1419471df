using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Audit;

/// <summary>
/// The log of who did, read or was refused what. Lines are only ever added, and each changes the root of the whole tree.
/// What a save changes in a case is logged by itself (<see cref="AuditTrail"/>); this is for the rest.
/// </summary>
public sealed class AuditLog(IDbContextFactory<CaseworkDb> dbs, StorageState state)
{
#pragma warning disable CA1822 // Not static: whoever writes into the log says so in its constructor.
    /// <summary>Adds a line to the caller's next save: either both the change and its line are kept, or neither.</summary>
    public void Append(CaseworkDb db, AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(line);
        AuditPending.Of(db).Lines.Add(line);
    }

    /// <summary>Says who is behind the saves of this context that say nothing themselves.</summary>
    public void ActFor(CaseworkDb db, AuditActor actor)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        AuditPending.Of(db).By = actor;
    }
#pragma warning restore CA1822

    /// <summary>Adds a line in a transaction of its own, for what changed nothing in the database: a refusal, a reading. Nothing can be recorded while the disk is read only; reading goes on.</summary>
    public async Task RecordAsync(AuditLine line, CancellationToken stop = default)
    {
        if (state.IsReadOnly)
            return;
        await using var db = await dbs.CreateDbContextAsync(stop);
        Append(db, line);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The same for a caller that cannot wait: a change of key files.</summary>
    public void Record(AuditLine line)
    {
        using var db = dbs.CreateDbContext();
        Append(db, line);
        db.SaveChanges();
    }
}
