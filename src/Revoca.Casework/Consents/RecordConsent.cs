using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>Writes down what she decided about one scope; a first yes makes the case active.</summary>
public sealed class RecordConsent(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task<ConsentId> Run(CaseId caseId, ConsentScope scope, ConsentAnswer answer, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.RecordConsent);
        var change = new Change(by, clock.GetUtcNow(), answer.Note);
        var consent = await OpenQuestion(db, caseId, scope, cancellation);
        if (consent is null)
        {
            (consent, var asked) = Consent.Ask(caseId, scope, change);
            db.Consents.Add(consent);
            db.Events.Add(asked);
        }

        db.Events.Add(answer.Given ? consent.Give(answer.Channel, answer.ExpiresAt, change) : consent.Refuse(answer.Channel, change));
        if (answer.Given && opened.Activate(change) is { } activated)
            db.Events.Add(activated);
        await db.SaveChangesAsync(cancellation);
        return consent.Id;
    }

    // She was asked exactly this and has not answered: it is that question which is answered now.
    private static async Task<Consent?> OpenQuestion(CaseworkDb db, CaseId caseId, ConsentScope scope, CancellationToken cancellation) =>
        (await db.Consents.Where(x => x.CaseId == caseId && x.Decision == ConsentState.Asked && x.Towards == scope.Towards && x.UpTo == scope.UpTo)
            .OrderBy(x => x.AskedAt).ToListAsync(cancellation)).Find(open => open.Items.SequenceEqual(scope.Items));
}

/// <param name="Given">False = she refused.</param>
/// <param name="Channel">How she said it.</param>
/// <param name="ExpiresAt">When it ends by itself; null = until she withdraws it.</param>
/// <param name="Note">The witness, where the paper is, or empty.</param>
public sealed record ConsentAnswer(bool Given, ConsentChannel Channel, DateTimeOffset? ExpiresAt = null, string Note = "");
