using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Reports;

/// <summary>Erases reports that were begun and never sent, with their keys, two weeks after the last step.</summary>
public sealed class ForgetDrafts(IDbContextFactory<CaseworkDb> dbs, EraseCase erase, TimeProvider clock)
{
    /// <returns>How many.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var limit = clock.GetUtcNow().AddDays(-ReportDraft.KeptDays);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var old = await db.Drafts.Where(x => x.ChangedAt <= limit).Select(x => x.CaseId).ToListAsync(cancellation);
        foreach (var id in old)
            await erase.Run(id, AuditActor.System, cancellation);
        return old.Count;
    }
}
