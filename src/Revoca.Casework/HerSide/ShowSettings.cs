using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>How her page behaves, how she may be reached, and what she asked for that still waits.</summary>
public sealed class ShowSettings(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="by">Whoever holds its code, the system, or somebody of the staff who may read it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null where there is no such case.</returns>
    public async Task<HerSettings?> Run(CaseId caseId, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Require(db, staff, DeskAct.ReadCase, caseId, cancellation);
        if (!await db.Cases.AnyAsync(x => x.Id == caseId, cancellation))
            return null;
        return await db.HerSettings.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) ?? HerSettings.For(caseId);
    }

    /// <summary>In whose hours dates are told to her.</summary>
    public async Task<TimeZoneInfo> ZoneOf(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.ZoneOf(caseId, cancellation);
    }

    /// <summary>What waits for its seven days or a confirmation.</summary>
    public async Task<IReadOnlyList<HeldWish>> Waiting(CaseId caseId, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Require(db, staff, DeskAct.ReadCase, caseId, cancellation);
        return await db.Wishes.AsNoTracking().Where(x => x.CaseId == caseId && x.CancelledAt == null && x.DoneAt == null).OrderBy(x => x.AskedAt).ToListAsync(cancellation);
    }

    /// <summary>She agreed, with a person of the team, to more or less behind the code.</summary>
    public async Task ShowMore(CaseId caseId, bool everything, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        db.Events.Add((await db.SettingsOf(caseId, cancellation)).ShowMore(everything, new Change(Actor.Of(by), clock.GetUtcNow(), why)));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Quiet days of hers: named by herself at her page, or told to the team.</summary>
    /// <param name="spans">All of them; what is not among them is forgotten.</param>
    public async Task KeepQuiet(CaseId caseId, IReadOnlyCollection<QuietSpan> spans, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var change = new Change(by, clock.GetUtcNow());
        var settings = await db.SettingsOf(caseId, cancellation);
        // A day is over when it is over everywhere.
        db.Events.Add(settings.KeepQuiet(QuietSpan.Sorted(spans, DateOnly.FromDateTime(change.At.UtcDateTime).AddDays(-1)), change));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The team writes down rules agreed with her by voice or in person.</summary>
    public async Task Agree(CaseId caseId, SafeContact contact, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        db.Events.Add((await db.SettingsOf(caseId, cancellation)).Reach(contact, new Change(Actor.Of(by), clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }
}
