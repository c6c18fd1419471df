using System.Security.Cryptography;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence.HashLists;

public readonly record struct VerifiedPictureId(Guid Value) : IId<VerifiedPictureId>
{
    public static VerifiedPictureId New() => new(Guid.NewGuid());

    public static VerifiedPictureId From(Guid value) => new(value);
}

/// <summary>A person's word that a described file is a picture this case is about: without it no fingerprint leaves for a list. The rows keep its id for good.</summary>
public sealed class VerifiedPicture
{
    private VerifiedPicture()
    {
    }

    public VerifiedPictureId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public ClaimId ClaimId { get; private set; }

    public HashListReason Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    public StaffId? Staff { get; private set; }

    /// <summary>When the word was taken back; what had left becomes a tombstone on the next list.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <exception cref="RuleBroken">OutOfRange: no picture, or one too poor to name one picture alone (quality below 50, lopsided bits).</exception>
    public static (VerifiedPicture Picture, CaseEvent Event) Verify(KeptClaim kept, HashListReason reason, Change change)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(change);
        if (!CanBe(kept.Read()))
            throw new RuleBroken(BrokenRule.OutOfRange, "Such a fingerprint would block other pictures too.");
        var picture = new VerifiedPicture
        {
            Id = VerifiedPictureId.New(),
            CaseId = kept.CaseId,
            ClaimId = kept.Id,
            Reason = reason,
            At = change.At,
            Staff = change.Who.Staff,
        };
        return (picture, picture.Happened(CaseEventKind.ClaimVerified, change));
    }

    /// <summary>True for a picture good enough to be on a list.</summary>
    public static bool CanBe(ReceivedClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Pictures.Count > 0 && claim.Quality >= MatchBands.LeastQuality && !claim.Pictures[0].IsDegenerate;
    }

    public CaseEvent TakeBack(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (EndedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "It was taken back already.");
        EndedAt = change.At;
        return Happened(CaseEventKind.ClaimUnverified, change);
    }

    /// <summary>What of it may stand on a list: as it is, brought to 512×512, without its border; each other hash once.</summary>
    /// <param name="minorFlag">Somebody under 18 may be depicted in the case.</param>
    public IEnumerable<HashListCandidate> Rows(ReceivedClaim claim, bool minorFlag)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.Pictures.Count == 0)
            return [];
        return new (string Variant, PdqHash? Hash)[] { ("full", claim.Pictures[0]), ("n512", claim.N512), ("trim", claim.Trim) }
            .Where(row => row.Hash is not null).DistinctBy(row => row.Hash)
            .Select(row => new HashListCandidate(
                RowId(row.Variant), row.Hash ?? default, claim.Quality, row.Variant, DateOnly.FromDateTime(At.UtcDateTime), Reason, CaseMark(CaseId), Verified: true, minorFlag, Withdrawn: false));
    }

    /// <summary>True when the row of a list came from this picture.</summary>
    public bool Owns(HashListCandidate row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Id.StartsWith(Id.Value.ToString("N") + "-", StringComparison.Ordinal);
    }

    private string RowId(string variant) => $"{Id.Value:N}-{variant}";

    // Says which rows belong together and nothing else: the id behind it is random and never leaves.
    private static string CaseMark(CaseId id) => Convert.ToHexStringLower(SHA256.HashData([.. "revoca/list-case"u8, .. id.Value.ToByteArray()]))[..16];

    private CaseEvent Happened(CaseEventKind kind, Change change) => CaseEvent.Of(CaseId, kind, change, new EventFacts { Result = Reason.ToString() });
}
