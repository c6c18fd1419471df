using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Consents;

/// <summary>What came back to one demand for proof of consent, and what was said about it.</summary>
public sealed class ShowProof(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public async Task<ProofView> Run(CaseId caseId, NoticeId demandId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("proof.read", demandId.Value), cancellation);
        var made = await db.Assessments.AsNoTracking().Where(x => x.CaseId == caseId && x.NoticeId == demandId).OrderByDescending(x => x.At).ToListAsync(cancellation);
        var answers = await db.Replies.AsNoTracking().Where(x => x.CaseId == caseId && x.NoticeId == demandId && x.Kind == ReplyKind.Answer)
            .OrderByDescending(x => x.ReceivedAt).ToListAsync(cancellation);
        return new ProofView(made, [.. answers.Where(answer => made.TrueForAll(one => one.ReplyId != answer.Id))]);
    }

    /// <summary>Every demand of a case with its latest assessment, for the tab.</summary>
    public async Task<IReadOnlyList<DemandRow>> OfCase(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, null, cancellation);
        var demands = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId && x.Kind == Domain.Letters.LetterKind.ConsentDemand).OrderBy(x => x.Number).ToListAsync(cancellation);
        var made = await db.Assessments.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ToListAsync(cancellation);
        var answered = await db.Replies.Where(x => x.CaseId == caseId && x.Kind == ReplyKind.Answer).Select(x => x.NoticeId).Distinct().ToListAsync(cancellation);
        return [.. demands.Select(demand => new DemandRow(demand, made.FindLast(one => one.NoticeId == demand.Id)?.Assessment, answered.Contains(demand.Id)))];
    }
}

/// <param name="Made">The latest first.</param>
/// <param name="Open">Answers nobody has assessed, the latest first.</param>
public sealed record ProofView(IReadOnlyList<ProofAssessment> Made, IReadOnlyList<Reply> Open)
{
    public ProofAssessment? Latest => Made.Count > 0 ? Made[0] : null;

    public IReadOnlyList<ProofStep> Steps => Latest is { } latest ? ProofSteps.After(latest.Assessment) : [];
}

/// <param name="Answered">An answer came.</param>
public sealed record DemandRow(Notice Demand, Assessment? Latest, bool Answered);
