using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>She, or a person of the team together with her, agrees on a question for the day she loses her code.</summary>
public sealed class AgreeQuestion(IDbContextFactory<CaseworkDb> dbs, CodeLocks derivations, CaseAccess access, TimeProvider clock)
{
    /// <summary>False for nothing asked, or an answer too short to keep anybody out or too long to be spoken.</summary>
    public static bool Accepts(string question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        return !string.IsNullOrWhiteSpace(question) && question.Length <= AgreedQuestion.Longest
            && answer.Length <= AgreedQuestion.Longest && SpokenAnswer.Canonical(answer).Length >= SpokenAnswer.Shortest;
    }

    /// <summary>What is agreed: the question that may be asked now and the one that waits to be trusted.</summary>
    public async Task<QuestionView> Show(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var all = await db.Questions.AsNoTracking().Where(x => x.CaseId == caseId && x.EndedAt == null).ToListAsync(cancellation);
        return new QuestionView(AgreedQuestion.Current(all, now), all.Where(one => one.StateAt(now) == QuestionState.Waiting).MaxBy(one => one.AgreedAt));
    }

    /// <summary>A question that waited before is replaced; one that may be asked stays until the new one is trusted.</summary>
    /// <exception cref="RuleBroken">Nothing is asked, or the answer is too short to keep anybody out.</exception>
    public async Task Run(CaseId caseId, string question, string answer, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        if (!Accepts(question, answer))
            throw new RuleBroken(BrokenRule.OutOfRange, $"Something is asked, and the answer has at least {SpokenAnswer.Shortest} letters or digits; neither has more than {AgreedQuestion.Longest} characters.");
        var locked = await SpokenAnswer.LockAsync(derivations, answer, cancellation);
        var change = new Change(by, clock.GetUtcNow());
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        var (agreed, told) = AgreedQuestion.Agree(opened, question, locked, change);
        foreach (var earlier in await db.Questions.Where(x => x.CaseId == caseId && x.EndedAt == null).ToListAsync(cancellation))
        {
            if (agreed.HoldsFrom <= change.At || earlier.StateAt(change.At) == QuestionState.Waiting)
                _ = earlier.End(change); // the new one is what history tells
        }

        db.Questions.Add(agreed);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes back every question of the case.</summary>
    public async Task End(CaseId caseId, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        foreach (var one in await db.Questions.Where(x => x.CaseId == caseId && x.EndedAt == null).ToListAsync(cancellation))
            db.Events.Add(one.End(new Change(by, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Current">May be asked, or is closed after wrong answers; null = there is none.</param>
/// <param name="Waiting">Becomes the current one when it is trusted; null = there is none.</param>
public sealed record QuestionView(AgreedQuestion? Current, AgreedQuestion? Waiting);
