using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Law.Ladder;

/// <summary>What the host decided about a notice, read from the message it was told with. What no message says is left for the advocate.</summary>
internal static class ContestedDecisions
{
    /// <returns>Null where no message was recorded: nobody here knows then on which day we were told.</returns>
    public static async Task<HostDecisionFacts?> Of(CaseworkDb db, Notice earlier, CancellationToken cancellation)
    {
        // The first one, as in the clock of the six months: a second refusal does not start them anew.
        var told = await db.Replies.AsNoTracking()
            .Where(x => x.NoticeId == earlier.Id && (x.Answer == HostAnswer.NoViolation || x.Answer == HostAnswer.OutOfScope || x.Answer == HostAnswer.PartlyRemoved))
            .OrderBy(x => x.ReceivedAt).FirstOrDefaultAsync(cancellation);
        if (told is null)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await db.Organisations.AsNoTracking().FirstOrDefaultAsync(cancellation))?.Zone ?? "UTC");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(told.ReceivedAt, zone).DateTime);
        return new HostDecisionFacts
        {
            Reference = TicketNumbers.In($"{told.Subject}\n{told.Text}") is [var number, ..] ? number : earlier.Proof is ReceiptProof.Ticket ? earlier.ProofText : "",
            Date = day,
            InformedOn = day,
            Partial = told.Answer is HostAnswer.PartlyRemoved
                || earlier.Items.Any(line => line.Decision is HostDecision.Removed or HostDecision.PartlyRemoved or HostDecision.AlreadyGone),
        };
    }
}
