using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>Puts a question to her: it waits on her page until she answers, and "not now" is an answer too.</summary>
public sealed class AskConsent(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task<ConsentId> Run(CaseId caseId, ConsentScope scope, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.RecordConsent);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await db.Organisations.AsNoTracking().SingleAsync(cancellation)).Zone);
        var settings = await db.HerSettings.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation);
        if (settings?.IsQuiet(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(change.At, zone).DateTime)) == true)
            throw new RuleBroken(BrokenRule.QuietDay, "She wants nothing new to decide today.");
        var (consent, asked) = Consent.Ask(caseId, scope, change);
        db.Consents.Add(consent);
        db.Events.Add(asked);
        await db.SaveChangesAsync(cancellation);
        return consent.Id;
    }
}
