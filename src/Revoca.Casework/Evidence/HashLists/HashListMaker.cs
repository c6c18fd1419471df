using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence.HashLists;

namespace Revoca.Casework.Evidence.HashLists;

/// <summary>Puts the next list together from what holds at this moment: her consent, the mandate, a person's word, no minor.</summary>
public sealed class HashListMaker(KeyVault vault)
{
    private readonly SignedNote _notes = new(vault);

    /// <summary>The key receivers check the signature with, as C2SP writes it.</summary>
    public string VerifierKey => _notes.VerifierKey;

    internal byte[] Sign(byte[] sha256) => _notes.SignList(sha256);

    /// <exception cref="Domain.People.RuleBroken">ItemLocked: a confirmed picture belongs to a case that may concern somebody under 18.</exception>
    internal async Task<NextList> Make(CaseworkDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await db.HashLists.AsNoTracking().Where(x => x.State == HashListState.Issued).OrderByDescending(x => x.Sequence).FirstOrDefaultAsync(cancellation);
        var before = last is null ? null : HashList.Read(last.Lines);
        var pictures = await db.VerifiedPictures.AsNoTracking().ToListAsync(cancellation);
        var candidates = new List<HashListCandidate>();
        foreach (var ofCase in pictures.Where(picture => picture.EndedAt is null).GroupBy(picture => picture.CaseId))
            candidates.AddRange(await Candidates(db, ofCase, now, cancellation));
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancellation);
        var head = new HashListHead(before?.Head.ListId ?? _notes.Origin[(_notes.Origin.IndexOf('/', StringComparison.Ordinal) + 1)..], (last?.Sequence ?? 0) + 1, organisation.Name, now, last?.Sha256);
        return new NextList(HashList.After(before?.Rows ?? [], head, candidates), before, pictures);
    }

    private static async Task<List<HashListCandidate>> Candidates(CaseworkDb db, IGrouping<CaseId, VerifiedPicture> pictures, DateTimeOffset now, CancellationToken cancellation)
    {
        var minor = await db.StopsFingerprints(pictures.Key, cancellation);
        if (!minor && !(await Gate.AskWhole(db, pictures.Key, (Recipient.HashSharing, IdentityLevel.None), now, cancellation)).IsOpen)
            return [];
        var ids = pictures.Select(picture => picture.ClaimId).ToList();
        var claims = await db.Claims.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Read(), cancellation);
        return [.. pictures.SelectMany(picture => picture.Rows(claims[picture.ClaimId], minor))];
    }
}

/// <param name="Before">The list issued before, or null.</param>
/// <param name="Pictures">Every word ever given, those taken back included.</param>
internal sealed record NextList(HashList List, HashList? Before, IReadOnlyList<VerifiedPicture> Pictures)
{
    /// <summary>Rows that stand now and did not before; rows that stood before and are tombstones now.</summary>
    public IEnumerable<(CaseId Case, CaseEventKind Kind, int Pictures)> Changes()
    {
        var stood = Ids(Before);
        var stands = Ids(List);
        return Of(List.Rows.Where(row => !row.Withdrawn && !stood.Contains(row.Id)), CaseEventKind.HashesListed)
            .Concat(Of(List.Rows.Where(row => stood.Contains(row.Id) && !stands.Contains(row.Id)), CaseEventKind.HashesTakenBack));
    }

    private static HashSet<string> Ids(HashList? list) => (list?.Rows ?? []).Where(row => !row.Withdrawn).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

    // Rows of an erased case belong to nobody any more.
    private IEnumerable<(CaseId, CaseEventKind, int)> Of(IEnumerable<HashListCandidate> rows, CaseEventKind kind) =>
        rows.Select(row => Pictures.FirstOrDefault(picture => picture.Owns(row))).OfType<VerifiedPicture>().Distinct()
            .GroupBy(picture => picture.CaseId).Select(ofCase => (ofCase.Key, kind, ofCase.Count()));
}
