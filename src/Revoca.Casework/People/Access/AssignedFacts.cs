using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>Which case is whose, as it is signed; and the cases of one member whose rows bear our signature.</summary>
internal static class AssignedFacts
{
    public static byte[] Of(CaseId caseId, StaffId? staff, DateTimeOffset? until = null) => Facts.Of(caseId.Value, staff?.Value, until);

    /// <summary>The cases she has or was added to. A row that was changed outside Revoca gives her none.</summary>
    public static async Task<IReadOnlyList<CaseId>> AssignedTo(this CaseworkDb db, StaffId staff, CaseId? only, CancellationToken cancellation)
    {
        var own = await db.Cases.Where(x => x.Advocate == staff && (only == null || x.Id == only))
            .Select(x => new { x.Id, Version = EF.Property<int>(x, SealedColumns.FactsVersion), Signature = EF.Property<byte[]?>(x, SealedColumns.FactsSignature) }).ToListAsync(cancellation);
        var shared = await db.Set<CaseColleague>().AsNoTracking().Where(x => x.Staff == staff && (only == null || x.CaseId == only)).ToListAsync(cancellation);
        return [.. own.Where(row => db.Holds(row.Id, staff, row.Version, row.Signature)).Select(row => row.Id)
            .Concat(shared.Where(SealedRow.FactsHold).Select(row => row.CaseId)).Distinct()];
    }

    /// <summary>The cases whose glass she broke and may still look into.</summary>
    public static async Task<IReadOnlyList<CaseId>> BrokenInto(this CaseworkDb db, StaffId staff, CaseId? only, DateTimeOffset now, CancellationToken cancellation)
    {
        var broken = await db.Set<GlassBreak>().AsNoTracking().Where(x => x.Staff == staff && x.EndsAt > now && (only == null || x.CaseId == only)).ToListAsync(cancellation);
        return [.. broken.Where(SealedRow.FactsHold).Select(row => row.CaseId).Distinct()];
    }

    /// <summary>True when the case is this advocate's, or nobody's, by our own signature.</summary>
    public static bool Holds(this CaseworkDb db, CaseId caseId, StaffId? advocate, int version, byte[]? signature) =>
        VaultExtension.Of(db).Facts.Verify(FactKind.Assignment, FieldAddress.Row(caseId.Value), version, Of(caseId, advocate), signature);
}
