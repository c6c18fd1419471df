using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>She says on her own page in which language she reads and where she counts her days. It destroys nothing, so it holds at once.</summary>
public sealed class KeepReading(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    /// <exception cref="RuleBroken">The zone is none of those offered.</exception>
    public async Task Run(CaseId caseId, Language language, string zone, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        (await db.SettingsOf(caseId, cancellation)).CountIn(zone);
        db.Events.Add(opened.ReadIn(language, new Change(Actor.Person, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }
}
