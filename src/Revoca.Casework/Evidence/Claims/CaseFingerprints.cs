using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Casework.Evidence.Claims;

/// <summary>
/// The fingerprints of all own cases in memory, read from the sealed claims at first use and kept up with what is added or erased,
/// also by another instance. Files are found by SHA-256, pictures by PDQ, videos by the share of their frames.
/// </summary>
public sealed class CaseFingerprints : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<Guid, string> _known = [];
    private readonly Dictionary<string, List<Guid>> _files = new(StringComparer.Ordinal);
    private readonly FrameIndex _frames = new();
    private FingerprintIndex? _pictures;
    private DateTimeOffset _through;

    public void Dispose() => _gate.Dispose();

    /// <summary>Claims about the same file or picture, the closest first; those of cases that may concern a minor are left out.</summary>
    internal async Task<IReadOnlyList<FoundAgain>> Find(CaseworkDb db, ReceivedClaim claim, CancellationToken cancellation)
    {
        Dictionary<Guid, MatchBand> hits;
        await _gate.WaitAsync(cancellation);
        try
        {
            await CatchUp(db, cancellation);
            hits = Hits(claim);
        }
        finally
        {
            _gate.Release();
        }

        if (hits.Count == 0)
            return [];
        var ids = hits.Keys.Select(ClaimId.From).ToList();
        var rows = await db.Claims.AsNoTracking()
            .Where(x => ids.Contains(x.Id) && !db.Items.Any(item => item.CaseId == x.CaseId && item.Lock == ItemLock.MinorSuspected))
            .Select(x => new { x.Id, x.CaseId, x.Number }).ToListAsync(cancellation);
        return [.. rows.Select(row => new FoundAgain(row.Id, row.CaseId, row.Number, hits[row.Id.Value])).OrderByDescending(hit => hit.Band).ThenBy(hit => hit.Number)];
    }

    private Dictionary<Guid, MatchBand> Hits(ReceivedClaim claim)
    {
        var hits = new Dictionary<Guid, MatchBand>();
        foreach (var match in _pictures?.Find([.. claim.Pictures], claim.Quality) ?? [])
            Keep(match.Entry.Key, match.Band);
        foreach (var (key, band) in _frames.Videos(claim))
            Keep(key, band);
        foreach (var key in claim.Pictures.Count > 0 ? _frames.Showing(claim) : Shown(claim))
            Keep(key, MatchBand.Likely);
        foreach (var key in _files.GetValueOrDefault(claim.FileSha256) ?? [])
            Keep(key, MatchBand.Same);
        return hits;

        void Keep(Guid key, MatchBand band) => hits[key] = (MatchBand)Math.Max((int)band, (int)hits.GetValueOrDefault(key));
    }

    // Pictures that are frames of this video.
    private IEnumerable<Guid> Shown(ReceivedClaim video) => VideoFrames.Distinct(video.Frames)
        .SelectMany(frame => _pictures?.Find([frame.Hash], frame.Quality) ?? []).Where(match => match.Band == MatchBand.Same).Select(match => match.Entry.Key).Distinct();

    private async Task CatchUp(CaseworkDb db, CancellationToken cancellation)
    {
        await foreach (var kept in db.Claims.AsNoTracking().Where(x => x.KeptAt >= _through).OrderBy(x => x.KeptAt).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            _through = kept.KeptAt;
            if (!_known.ContainsKey(kept.Id.Value))
                Add(kept.Id.Value, kept.Read());
        }

        if (await db.Claims.CountAsync(cancellation) < _known.Count)
            await Forget(db, cancellation);
    }

    private void Add(Guid key, ReceivedClaim claim)
    {
        _known[key] = claim.FileSha256;
        if (!_files.TryGetValue(claim.FileSha256, out var keys))
            _files[claim.FileSha256] = keys = [];
        keys.Add(key);
        _frames.Add(key, claim);
        _pictures ??= new FingerprintIndex([]);
        // As it is and without its border: turned and mirrored ones are looked for, not kept.
        foreach (var hash in claim.Pictures.Take(1).Concat(claim.Trim is { } trim && trim != claim.Pictures[0] ? [trim] : []))
            _pictures.Add(new FingerprintEntry(key, hash, claim.Quality));
    }

    private async Task Forget(CaseworkDb db, CancellationToken cancellation)
    {
        var there = (await db.Claims.Select(x => x.Id).ToListAsync(cancellation)).Select(id => id.Value).ToHashSet();
        foreach (var (key, file) in _known.Where(known => !there.Contains(known.Key)).ToList())
        {
            _known.Remove(key);
            _files[file].Remove(key);
            _pictures?.Remove(key);
            _frames.Remove(key);
        }
    }
}

/// <summary>An own claim about the same file or picture.</summary>
/// <param name="Number">Its number within its case.</param>
/// <param name="Band">Same, or likely: then a person decides.</param>
internal sealed record FoundAgain(ClaimId Claim, CaseId Case, int Number, MatchBand Band);
