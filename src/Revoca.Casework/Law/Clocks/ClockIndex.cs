using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Keeps the moments of open clocks as a table that a database can sort: whoever reads it first brings stale cases up to date.</summary>
public sealed class ClockIndex(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, StorageState storage)
{
    private const int CasesAtOnce = 50;

    private bool built;

    /// <summary>Writes the moments of every case whose facts changed since; of all once in the life of this program, for the laws in it may be newer.</summary>
    public async Task Refresh(CancellationToken cancellation = default)
    {
        if (storage.IsReadOnly)
            return;
        if (!built)
        {
            await MarkAll(cancellation);
            built = true;
        }

        while (await Some(cancellation))
        {
        }
    }

    /// <summary>After a change of what every clock is counted by: the organisation's zone or country.</summary>
    public async Task MarkAll(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var open = await db.Cases.Where(x => x.State != CaseState.Closed && x.State != CaseState.Erased).Select(x => x.Id).ToListAsync(cancellation);
        db.AddRange(open.Select(id => new StaleClocks { CaseId = id }));
        await db.SaveChangesAsync(cancellation);
    }

    // The transaction takes the write lock before it reads: two programs that refresh at once follow each other, and the later one reads the later facts.
    private async Task<bool> Some(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (!await db.Set<StaleClocks>().AnyAsync(cancellation))
            return false;
        await using var alone = await db.Database.BeginTransactionAsync(cancellation);
        var cases = await db.Set<StaleClocks>().Select(x => x.CaseId).Distinct().Take(CasesAtOnce).ToListAsync(cancellation);
        var rows = await OpenClocks.Read(db, hosts, cases, cancellation);
        await db.Set<ClockMoment>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(cancellation);
        await db.Set<StaleClocks>().Where(x => cases.Contains(x.CaseId)).ExecuteDeleteAsync(cancellation);
        db.AddRange(rows.Select(ClockMoment.Of).OfType<ClockMoment>());
        await db.SaveChangesAsync(cancellation);
        await alone.CommitAsync(cancellation);
        return true;
    }
}
