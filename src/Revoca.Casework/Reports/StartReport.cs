using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Reports;

/// <summary>The first step of a report: its keys are made and its code is given, so that whoever writes it can stop and come back. No case exists yet.</summary>
public sealed class StartReport(IDbContextFactory<CaseworkDb> dbs, CodeLocks locks, TimeProvider clock)
{
    public async Task<StartedReport> Run(ReportAnswers first, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var draft = ReportDraft.Start(CaseId.New(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)), first, clock.GetUtcNow());
        db.Drafts.Add(draft);
        var code = AccessCode.New();
        await locks.LockAsync(db, draft.CaseId.Value, code, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new StartedReport(draft.CaseId, code);
    }
}

/// <param name="Code">Shown once; kept nowhere.</param>
public sealed record StartedReport(CaseId CaseId, AccessCode Code);
