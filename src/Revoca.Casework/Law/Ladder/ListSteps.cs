using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Ladder;

/// <summary>The proposed steps that wait for a decision, the longest due first.</summary>
public sealed class ListSteps(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    private const int Most = 500;

    /// <param name="by">Who asks: only cases she may read.</param>
    /// <param name="advocate">Only this advocate's cases; null = everybody's.</param>
    /// <param name="only">Only one case.</param>
    public async Task<IReadOnlyList<StepRow>> Run(StaffId by, StaffId? advocate = null, CaseId? only = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var roles = await access.Require(db, by, DeskAct.ListCases, cancellation);
        var waiting = db.Set<LadderStep>().AsNoTracking().Where(x => (only == null || x.CaseId == only)
            && x.DueAt <= now // a clock that ran ahead proposes early; nothing is shown before its time
            && (x.State == LadderStepState.Proposed || (x.State == LadderStepState.Snoozed && x.Until <= now)));
        var cases = (await db.ReadableBy(by, roles, now, cancellation)).AsNoTracking().Where(x => x.State != CaseState.Closed && x.State != CaseState.Erased && (advocate == null || x.Advocate == advocate));
        var rows = await (from step in waiting
                          join of in cases on step.CaseId equals of.Id
                          orderby step.DueAt
                          select new { step, of.Reference }).Take(Most).ToListAsync(cancellation);
        var notices = rows.Select(row => row.step.NoticeId).OfType<Domain.Notices.NoticeId>().ToList();
        var numbers = await db.Notices.AsNoTracking().Where(x => notices.Contains(x.Id)).Select(x => new { x.Id, x.Number }).ToDictionaryAsync(x => x.Id, x => x.Number, cancellation);
        return [.. rows.Select(row => new StepRow(row.step, row.Reference, row.step.NoticeId is { } id && numbers.TryGetValue(id, out var number) ? number : null))];
    }
}

public sealed record StepRow(LadderStep Step, CaseReference Reference, int? NoticeNumber);
