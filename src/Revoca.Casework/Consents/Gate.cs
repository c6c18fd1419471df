using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Consents;

/// <summary>Asks the consent gate with what the current transaction sees; facts that were changed outside Revoca close it.</summary>
internal static class Gate
{
    public static async Task<GateAnswer> Ask(CaseworkDb db, Notice notice, DateTimeOffset now, CancellationToken cancellation)
    {
        var authority = await db.AuthorityOf(notice.CaseId, cancellation);
        if (!SealedRow.FactsHold(notice) || authority.Consents.Any(Forged) || authority.Mandates.Any(Forged))
            return new GateAnswer(GateRefusal.SealBroken, []);
        return ConsentGate.Check(notice, await ItemsOf(db, notice, cancellation), authority, now);
    }

    /// <summary>For what leaves without being a notice.</summary>
    public static async Task<GateAnswer> Ask(
        CaseworkDb db, CaseId caseId, IReadOnlyCollection<ContentItem> items, (Recipient Towards, IdentityLevel Identity) scope, DateTimeOffset now)
    {
        var authority = await db.AuthorityOf(caseId, CancellationToken.None);
        return authority.Consents.Any(Forged) || authority.Mandates.Any(Forged)
            ? new GateAnswer(GateRefusal.SealBroken, [])
            : ConsentGate.Check(items, scope, authority, now);
    }

    /// <summary>For what belongs to the whole case, such as the fingerprint of a file.</summary>
    public static async Task<GateAnswer> AskWhole(CaseworkDb db, CaseId caseId, (Recipient Towards, IdentityLevel Identity) scope, DateTimeOffset now, CancellationToken cancellation)
    {
        var authority = await db.AuthorityOf(caseId, cancellation);
        return authority.Consents.Any(Forged) || authority.Mandates.Any(Forged) ? new GateAnswer(GateRefusal.SealBroken, []) : ConsentGate.CheckWhole(scope, authority, now);
    }

    public static async Task<List<ContentItem>> ItemsOf(CaseworkDb db, Notice notice, CancellationToken cancellation)
    {
        var ids = notice.Items.Select(line => line.ItemId).ToArray();
        return await db.Items.Where(x => ids.Contains(x.Id)).OrderBy(x => x.Number).ToListAsync(cancellation);
    }

    private static bool Forged(object row) => !SealedRow.FactsHold(row);
}
