using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Consents;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.HerSide;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>What she asks for with her code: pause and stop at once; deletion and another contact after seven days or a confirmation.</summary>
public sealed class HerWishes(IDbContextFactory<CaseworkDb> dbs, EraseForGood erase, CaseAccess access, TimeProvider clock)
{
    /// <summary>Stops everything that has not left, and pauses the case. Can be taken back by resuming; letters are then drafted anew.</summary>
    public Task Stop(CaseId caseId, CancellationToken cancellation = default) => Retried.Run(() => StopOnce(caseId, cancellation));

    private async Task StopOnce(CaseId caseId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.Person, clock.GetUtcNow());
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        foreach (var notice in (await db.Notices.Where(x => x.CaseId == caseId).ToListAsync(cancellation)).Where(notice => notice.CanBeStopped))
            db.Events.Add(notice.Withdraw(change));
        if (opened.Allows(CaseVerb.Pause))
            db.Events.Add(opened.Pause(change));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Asks for something destructive; the same wish twice is one.</summary>
    public async Task Ask(CaseId caseId, HeldWishKind kind, SafeContact? contact = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.Person, clock.GetUtcNow());
        var waiting = await db.Wishes.Where(x => x.CaseId == caseId && x.Kind == kind && x.CancelledAt == null && x.DoneAt == null).ToListAsync(cancellation);
        if (waiting.Count > 0 && kind == HeldWishKind.DeleteData)
            return;
        foreach (var earlier in waiting)
            db.Events.Add(earlier.Cancel(change));
        var (wish, told) = HeldWish.Ask(caseId, kind, contact, change);
        db.Wishes.Add(wish);
        db.Events.Add(told);
        var (task, opened) = CaseTask.Open(caseId, CaseTaskKind.ReadMessage, null, kind.ToString(), change);
        db.Tasks.Add(task);
        db.Events.Add(opened);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Silence is never destructive: it holds at once, and nothing that was asked for before breaks it later.</summary>
    public async Task BeSilent(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.Person, clock.GetUtcNow());
        db.Events.Add((await db.SettingsOf(caseId, cancellation)).Reach(SafeContact.Silence, change));
        foreach (var wish in await db.Wishes.Where(x => x.CaseId == caseId && x.Kind == HeldWishKind.ChangeContact && x.CancelledAt == null && x.DoneAt == null).ToListAsync(cancellation))
            db.Events.Add(wish.Cancel(change));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task BeDiscreet(CaseId caseId, bool discreet, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        (await db.SettingsOf(caseId, cancellation)).BeDiscreet(discreet);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task Cancel(CaseId caseId, HeldWishKind kind, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        foreach (var wish in await db.Wishes.Where(x => x.CaseId == caseId && x.Kind == kind && x.CancelledAt == null && x.DoneAt == null).ToListAsync(cancellation))
            db.Events.Add(wish.Cancel(new Change(by, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A person of the team, who has just proved who she is, spoke with her: it is carried out with the next round.</summary>
    public async Task Confirm(CaseId caseId, WishId id, FreshProof by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var staff = by.Require(clock);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, staff, DeskAct.ConfirmHerWish, caseId, cancellation);
        var wish = await db.Wishes.SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation);
        db.Events.Add(wish.Confirm(new Change(Actor.Of(staff), clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Carries out what is due.</summary>
    /// <returns>How many.</returns>
    public async Task<int> CarryOut(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.System, clock.GetUtcNow());
        var due = (await db.Wishes.Where(x => x.CancelledAt == null && x.DoneAt == null).ToListAsync(cancellation)).Where(wish => wish.IsDueAt(change.At)).ToList();
        var done = 0;
        foreach (var wish in due)
        {
            if (wish.Kind == HeldWishKind.DeleteData)
            {
                done += await DeleteAsync(wish.CaseId, cancellation) ? 1 : 0;
                continue;
            }

            db.Events.Add(wish.CarryOut(change));
            db.Events.Add((await db.SettingsOf(wish.CaseId, cancellation)).Reach(wish.Contact, change));
            await db.SaveChangesAsync(cancellation);
            done++;
        }

        return done;
    }

    // The wish goes with the case; its certificate and counters stay, as with every erasure.
    private async Task<bool> DeleteAsync(CaseId id, CancellationToken cancellation)
    {
        try
        {
            await erase.Run(id, ErasureReason.AtHerWish, cancellation);
            return true;
        }
        catch (RuleBroken)
        {
            // A letter is leaving at this moment: the next round does it.
            return false;
        }
    }
}

internal static class SettingsQueries
{
    /// <summary>In whose hours dates are told to her; nothing sealed is opened for it.</summary>
    public static async Task<TimeZoneInfo> ZoneOf(this CaseworkDb db, CaseId caseId, CancellationToken cancellation)
    {
        var found = await db.Cases.Where(x => x.Id == caseId).Select(x => new
        {
            x.Country,
            Chosen = db.HerSettings.Where(settings => settings.CaseId == caseId).Select(settings => settings.Zone).FirstOrDefault(),
            Office = db.Organisations.Select(office => office.Zone).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellation);
        return HomeZones.Read(found?.Chosen, found?.Country ?? "", found?.Office);
    }

    /// <summary>Her settings, tracked; made with the caller's save where there are none.</summary>
    public static async Task<HerSettings> SettingsOf(this CaseworkDb db, CaseId caseId, CancellationToken cancellation)
    {
        if (await db.HerSettings.SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) is { } known)
            return known;
        var made = HerSettings.For(caseId);
        db.HerSettings.Add(made);
        return made;
    }
}
