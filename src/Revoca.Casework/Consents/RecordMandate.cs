using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>Writes down that she lets the organisation act for her.</summary>
public sealed class RecordMandate(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <returns>The reference that letters quote.</returns>
    public async Task<string> Run(CaseId caseId, MandateGiven given, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.RecordConsent);
        var reference = await MandateReferences.Next(db, opened, given.SignedOn, cancellation);
        var terms = new MandateTerms(reference, given.SignedOn, given.ExpiresOn, given.Channel);
        var (mandate, told) = Mandate.Give(caseId, given.ParentOfBorn is { } born ? MandateTerms.OfParent(terms, born) : terms,
            new Change(Actor.Of(by), clock.GetUtcNow()));
        db.Mandates.Add(mandate);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
        return reference;
    }
}

public sealed record MandateGiven(DateOnly SignedOn, DateOnly? ExpiresOn, ConsentChannel Channel)
{
    /// <summary>Her date of birth where a parent gives it: then it ends when she is 18. Not kept.</summary>
    public DateOnly? ParentOfBorn { get; init; }
}
