using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Cases;

/// <summary>Finds the case a typed access code opens, and writes into the log that it was opened. Unknown, revoked and malformed codes are one answer, in the same time.</summary>
public sealed class OpenByCode(IDbContextFactory<CaseworkDb> dbs, CodeLocks locks, AuditLog log)
{
    public async Task<CodeAnswer> Run(string? typed, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var answer = await locks.TryAsync(db, typed, cancellation);
        if (answer is CodeAnswer.Opens opens)
            await log.RecordAsync(new AuditLine(AuditActor.Person(opens.CaseId), "status.open") { CaseId = opens.CaseId }, cancellation);
        return answer;
    }
}
