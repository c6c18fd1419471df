using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Clocks;

/// <summary>What a person can say of the receipt of a notice that has left.</summary>
public enum ReceiptKind
{
    /// <summary>A ticket or confirmation number of the host.</summary>
    Ticket,

    /// <summary>A delivery receipt of certified mail or of the post.</summary>
    DeliveryReceipt,

    /// <summary>It came back: it starts no clock.</summary>
    CameBack,
}

/// <summary>Writes down what shows that a notice was received, or that it came back. The clock then rests on it, from the day it happened.</summary>
public sealed class RecordReceipt(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <param name="at">When it happened: not before the notice left, not in the future.</param>
    /// <param name="text">The number, the receipt's identifier, or what the returned message says.</param>
    /// <exception cref="RuleBroken">No text, an instant that cannot be, or a notice that has not left.</exception>
    public async Task Run((CaseId Case, NoticeId Notice) which, ReceiptKind kind, DateTimeOffset at, string text, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, which.Case, cancellation);
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleBroken(BrokenRule.ReasonMissing, "A proof has a number or a text.");
        var notice = await db.Notices.SingleAsync(x => x.CaseId == which.Case && x.Id == which.Notice, cancellation);
        if (at > clock.GetUtcNow() || at < notice.SentAt)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "It happened after the notice left and not in the future.");
        var change = new Change(Actor.Of(by), at);
        db.Events.Add(kind switch
        {
            ReceiptKind.Ticket => notice.RecordDelivered(ReceiptProof.Ticket, text.Trim(), change),
            ReceiptKind.DeliveryReceipt => notice.RecordDelivered(ReceiptProof.DeliveryReceipt, text.Trim(), change),
            ReceiptKind.CameBack => notice.RecordBounced(text.Trim(), change),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such receipt."),
        });
        await db.SaveChangesAsync(cancellation);
    }
}
