using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Storage;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Ladder;

/// <summary>What a reminder or an expiry letter must say of the letter it follows; the term comes from the clocks and from nowhere else.</summary>
internal static class EarlierLetters
{
    /// <returns>Null for a letter that follows none.</returns>
    public static async Task<EarlierLetter?> Of(CaseworkDb db, HostDirectory hosts, Notice draft, CancellationToken cancellation) =>
        await Followed(db, draft, cancellation) is { } earlier ? await About(db, hosts, earlier, [.. draft.Items.Select(line => line.ItemId)], cancellation) : null;

    // The one its step of the ladder names; a complaint written without a step follows the last DSA notice to this host about its items.
    private static async Task<Notice?> Followed(CaseworkDb db, Notice draft, CancellationToken cancellation)
    {
        if (await db.Set<LadderStep>().Where(x => x.DraftedId == draft.Id).Select(x => x.NoticeId).FirstOrDefaultAsync(cancellation) is { } earlierId)
            return await db.Notices.AsNoTracking().SingleOrDefaultAsync(x => x.Id == earlierId, cancellation);
        if (draft.Kind != LetterKind.Dsa20Complaint)
            return null;
        var items = draft.Items.Select(line => line.ItemId).ToList();
        return await db.Notices.AsNoTracking()
            .Where(x => x.CaseId == draft.CaseId && x.HostId == draft.HostId && x.Kind == LetterKind.Dsa16Notice && x.SentAt != null && x.Items.Any(line => items.Contains(line.ItemId)))
            .OrderByDescending(x => x.Number).FirstOrDefaultAsync(cancellation);
    }

    /// <param name="items">What the later letter is about.</param>
    /// <returns>Null for a notice that has not left.</returns>
    public static async Task<EarlierLetter?> About(CaseworkDb db, HostDirectory hosts, Notice earlier, IReadOnlyList<ItemId> items, CancellationToken cancellation)
    {
        if (earlier.SentAt is not { } sentAt)
            return null;
        var clocks = await ClocksOf(db, hosts, earlier, cancellation);
        var asserted = clocks.FirstOrDefault(clock => clock is { Rule.MayBeAsserted: true, AssertAfter: not null });
        return new EarlierLetter
        {
            Kind = earlier.Kind,
            SentAt = sentAt,
            ItemCount = earlier.Items.Count,
            ReceiptEvidence = earlier.Proof is ReceiptProof.None or ReceiptProof.Presumed || earlier.ProofText.Length == 0 ? null : earlier.ProofText,
            ReceivedAt = asserted?.Start?.At,
            ReceiptProved = asserted?.Start?.Proof > StartProof.Presumed,
            AllElementsPresent = asserted?.MissingElements.Count == 0,
            Ticket = earlier.Proof is ReceiptProof.Ticket ? earlier.ProofText : null,
            CheckedAt = await db.Items.Where(x => items.Contains(x.Id)).MinAsync(x => x.LastObservedAt, cancellation),
            Term = Term(asserted),
        };
    }

    public static async Task<IReadOnlyList<Clock>> ClocksOf(CaseworkDb db, HostDirectory hosts, Notice notice, CancellationToken cancellation)
    {
        var open = (await OpenNotices.Read(db, [notice.CaseId], cancellation)).FirstOrDefault(row => row.Id == notice.Id);
        var facts = await db.Set<ClockFact>().AsNoTracking().Where(x => x.NoticeId == notice.Id).ToListAsync(cancellation);
        return open is null ? [] : [.. new NoticeClocks(hosts).Of(open, facts)];
    }

    private static LetterTerm? Term(Clock? clock) => clock is { Rule: { Amount: { } amount, Unit: var unit }, TargetDue: { } due, AssertAfter: { } after }
        ? new LetterTerm(amount, unit, due, after, clock.Zone.Id)
        : null;
}
