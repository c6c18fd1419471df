using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;

namespace Revoca.Casework.HerSide;

/// <summary>What she decided and what waits for her decision, and for what she took back: what had left before.</summary>
public sealed class ShowChoices(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, TimeProvider clock)
{
    public async Task<ChoicesView> Run(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var authority = await db.AuthorityOf(caseId, cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        // The latest decision on each scope is what holds; earlier ones are history.
        // Asked in the same save they have the same instant: the order must not change between a page and its form.
        var rows = authority.Consents.OrderBy(consent => consent.AskedAt).ThenBy(consent => consent.Towards).ThenBy(consent => consent.UpTo).ThenBy(consent => consent.Id.Value)
            .Select((consent, index) => new ChoiceRow(index + 1, consent, consent.StateAt(now)) { Left = Left(notices, consent) })
            .GroupBy(row => (row.Consent.Towards, row.Consent.UpTo, Items: string.Join(',', row.Consent.Items)))
            .Select(group => group.Last()).OrderBy(row => row.Number);
        return new ChoicesView(authority.Mandates.LastOrDefault(mandate => mandate.HoldsAt(now)), [.. rows]);
    }

    private List<LeftLetter> Left(IEnumerable<Notice> notices, Consent consent) => consent.Decision != ConsentState.Withdrawn ? [] :
    [
        .. notices.Where(notice => notice.MayHaveLeft && notice.Towards == consent.Towards && notice.Identity <= consent.UpTo
                && (consent.Items.Count == 0 || notice.Items.Any(line => consent.Items.Contains(line.ItemId))))
            .Select(notice => new LeftLetter(
                hosts.TryGet(notice.HostId, out var host) ? host.Name : notice.HostId.Value, notice.SentAt, notice.Delivery is Delivery.Sending or Delivery.Uncertain)),
    ];
}

public sealed record ChoicesView(Mandate? Mandate, IReadOnlyList<ChoiceRow> Rows)
{
    public IEnumerable<ChoiceRow> Waiting => Rows.Where(row => row.State == ConsentState.Asked);
}

/// <param name="Number">1, 2, 3… within the case: what her pages call it, for ids never stand in them.</param>
public sealed record ChoiceRow(int Number, Consent Consent, ConsentState State)
{
    /// <summary>For a withdrawn one: letters that left under it before.</summary>
    public IReadOnlyList<LeftLetter> Left { get; init; } = [];
}

/// <param name="At">When it left, or null while that is not sure.</param>
/// <param name="Perhaps">It may have left: the server was cut off.</param>
public sealed record LeftLetter(string Host, DateTimeOffset? At, bool Perhaps);
