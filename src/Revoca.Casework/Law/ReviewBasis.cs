using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.People;

namespace Revoca.Casework.Law;

/// <summary>Shows the legal bases with their ticks, and ticks one. A tick holds for the text that was read: when a basis changes, it is gone.</summary>
public sealed class ReviewBasis(IDbContextFactory<CaseworkDb> dbs, AuditLog log, TimeProvider clock)
{
    public async Task<IReadOnlyList<ReviewedBasis>> List(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var reviews = await db.Set<BasisReview>().AsNoTracking().ToDictionaryAsync(x => x.BasisId, cancellation);
        return [.. LegalCatalogue.All.Select(basis =>
        {
            var review = reviews.GetValueOrDefault(basis.Id);
            var holds = review?.Sha256 == LegalCatalogue.Sha256(basis.Id);
            return new ReviewedBasis(basis with { ReviewedByLegal = holds }, review, review is not null && !holds);
        })];
    }

    /// <param name="reviewer">The lawyer who read it.</param>
    /// <exception cref="RuleBroken">There is no such basis, or nobody is named.</exception>
    public async Task Tick(string basisId, string reviewer, StaffId by, CancellationToken cancellation = default)
    {
        if (LegalCatalogue.Find(basisId) is null)
            throw new RuleBroken(BrokenRule.NothingChosen, $"There is no legal basis '{basisId}'.");
        var review = new BasisReview(basisId, LegalCatalogue.Sha256(basisId), new Change(Actor.Of(by), clock.GetUtcNow(), reviewer));
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var both = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<BasisReview>().Where(x => x.BasisId == basisId).ExecuteDeleteAsync(cancellation);
        db.Add(review);
        log.Append(db, new AuditLine(AuditActor.Of(by), "basis.tick") { Details = new { Basis = basisId, review.Sha256, Reviewer = reviewer } });
        await db.SaveChangesAsync(cancellation);
        await both.CommitAsync(cancellation);
    }

    public async Task Untick(string basisId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var both = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<BasisReview>().Where(x => x.BasisId == basisId).ExecuteDeleteAsync(cancellation);
        log.Append(db, new AuditLine(AuditActor.Of(by), "basis.untick") { Details = new { Basis = basisId } });
        await db.SaveChangesAsync(cancellation);
        await both.CommitAsync(cancellation);
    }
}

/// <param name="Basis">With the tick as it holds today.</param>
/// <param name="Review">The last review, or null.</param>
/// <param name="Changed">Reviewed once, but the text has changed since.</param>
public sealed record ReviewedBasis(LegalBasis Basis, BasisReview? Review, bool Changed);
