using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Writes down what only a person can tell a clock: an identity question, an extension, what she learnt when.</summary>
public sealed class RecordClockFact(IDbContextFactory<CaseworkDb> dbs, AuditLog log, TimeProvider clock)
{
    /// <param name="at">When it happened.</param>
    /// <exception cref="RuleBroken">The fact lies in the future, lacks its text, or names another case's notice or an unknown basis.</exception>
    public async Task<ClockFactId> Run(CaseId caseId, ClockSubject subject, NewClockFact fact, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (subject.NoticeId is { } notice && !await db.Notices.AnyAsync(x => x.Id == notice && x.CaseId == caseId, cancellation))
            throw new RuleBroken(BrokenRule.NothingChosen, "This case has no such notice.");
        if (subject.BasisId.Length > 0 && LegalCatalogue.Find(subject.BasisId) is null)
            throw new RuleBroken(BrokenRule.NothingChosen, $"There is no legal basis '{subject.BasisId}'.");
        var recorded = ClockFact.Record(caseId, subject, fact.Kind, fact.At, new Change(Actor.Of(by), clock.GetUtcNow(), fact.Text));
        db.Add(recorded);
        log.Append(db, new AuditLine(AuditActor.Of(by), "clock.fact")
        {
            CaseId = caseId.Value,
            ObjectId = subject.NoticeId?.Value ?? recorded.Id.Value,
            Details = new { Kind = fact.Kind.ToString(), Basis = subject.BasisId, fact.At, fact.Text },
        });
        await db.SaveChangesAsync(cancellation);
        return recorded.Id;
    }
}

public sealed record NewClockFact(ClockFactKind Kind, DateTimeOffset At, string Text = "");
