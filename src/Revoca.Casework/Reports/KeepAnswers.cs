using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Reports;

/// <summary>Reads a report that is being written, and keeps one step's answers. A step changes only what it asks about, so two tabs work on one report.</summary>
public sealed class KeepAnswers(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    private const int Tries = 5;

    /// <returns>Null when there is no such unfinished report: it was sent, or forgotten.</returns>
    public async Task<ReportDraft?> Find(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation);
    }

    /// <param name="caseId">The report.</param>
    /// <param name="step">What the step changes, given everything answered so far.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>All answers afterwards, or null as above.</returns>
    public async Task<ReportAnswers?> Run(CaseId caseId, Func<ReportAnswers, ReportAnswers> step, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await db.Drafts.SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) is not { } draft)
                return null;
            draft.Keep(step(draft.Answers), clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellation);
                return draft.Answers;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // The other tab was quicker: its answers are read again and this step is put on top.
            }
        }
    }
}
