using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The log of who did, read or was refused what. Lines are only ever added, and each changes the root of the whole tree.</summary>
public sealed class AuditLog(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    /// <summary>Adds a line to the caller's next save: either both the change and its line are kept, or neither.</summary>
    public void Append(DbContext db, AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(line);
        AuditPending.Of(db).Lines.Add((line, clock));
    }

    /// <summary>Adds a line in a transaction of its own, for what changed nothing: a refusal, a reading.</summary>
    public async Task RecordAsync(AuditLine line, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        Append(db, line);
        await db.SaveChangesAsync(stop);
    }
}
