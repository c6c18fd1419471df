using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>She takes back what she once agreed to with somebody outside (GDPR 7(3)): on her page, or told to a person of the team.</summary>
public sealed class StateWithdrawal(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <returns>Its number within the case.</returns>
    /// <exception cref="RuleBroken">Nobody named, nothing said of what was agreed, or a closed case.</exception>
    public async Task<int> Run(CaseId caseId, EarlierConsent earlier, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.RecordConsent);
        var known = await db.Withdrawals.Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        // The same form sent twice is one withdrawal.
        if (known.Find(one => one.DroppedAt is null && one.ToWhom == earlier.ToWhom.Trim() && one.Scope == earlier.Scope.Trim()) is { } same)
            return same.Number;
        var change = new Change(by, clock.GetUtcNow());
        var (stated, told) = ConsentWithdrawal.State(caseId, known.Select(one => one.Number).DefaultIfEmpty().Max() + 1, earlier, change);
        db.Withdrawals.Add(stated);
        db.Events.Add(told);
        await AskFirst(db, stated, change, cancellation);
        var (task, waits) = CaseTask.Open(caseId, CaseTaskKind.WriteWithdrawal, null, $"#{stated.Number}", change);
        db.Tasks.Add(task);
        db.Events.Add(waits);
        await db.SaveChangesAsync(cancellation);
        return stated.Number;
    }

    /// <summary>She keeps that consent after all, as long as its letter has not left.</summary>
    /// <returns>False where it has left or may have left.</returns>
    public Task<bool> Drop(CaseId caseId, int number, Actor by, CancellationToken cancellation = default) =>
        Retried.Run(() => DropOnce(caseId, number, by, cancellation));

    private async Task<bool> DropOnce(CaseId caseId, int number, Actor by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var stated = await db.Withdrawals.SingleOrDefaultAsync(x => x.CaseId == caseId && x.Number == number, cancellation);
        if (stated is null or { DroppedAt: not null })
            return false;
        var change = new Change(by, clock.GetUtcNow());
        if (stated.NoticeId is { } id && await db.Notices.SingleOrDefaultAsync(x => x.Id == id, cancellation) is { } letter)
        {
            if (letter.MayHaveLeft)
                return false;
            if (letter.CanBeStopped)
                db.Events.Add(letter.Withdraw(change));
        }

        db.Events.Add(stated.Drop(change));
        foreach (var task in await db.Tasks.Where(x => x.CaseId == caseId && x.Kind == CaseTaskKind.WriteWithdrawal && x.DoneAt == null).ToListAsync(cancellation))
        {
            if (task.Subject == $"#{number}")
                db.Events.Add(task.Finish(change));
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }

    // Writing to them tells them something: where she has not said yes to that, it is a question on her page.
    private static async Task AskFirst(CaseworkDb db, ConsentWithdrawal stated, Change change, CancellationToken cancellation)
    {
        var consents = (await db.AuthorityOf(stated.CaseId, cancellation)).Consents;
        if (consents.Any(consent => consent.Towards == stated.Towards && consent.StateAt(change.At) is ConsentState.Given or ConsentState.Asked))
            return;
        var (consent, asked) = Consent.Ask(stated.CaseId, new ConsentScope([], stated.Towards, IdentityLevel.OrganisationAsAgent), change);
        db.Consents.Add(consent);
        db.Events.Add(asked);
    }
}
