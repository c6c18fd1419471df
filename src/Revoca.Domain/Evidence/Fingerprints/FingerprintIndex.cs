namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>
/// Finds the same picture again among own cases. In memory only: filled at start from sealed rows. Scans up to a million hashes;
/// beyond that a table is built, and what is added later is scanned beside it. Not safe for writers in parallel.
/// </summary>
public sealed class FingerprintIndex
{
    public const int ScannedUpTo = 1_000_000;
    private readonly FingerprintTable? _table;
    private readonly FingerprintScan _scan = new();
    private readonly HashSet<Guid> _removed = [];

    public FingerprintIndex(IReadOnlyCollection<FingerprintEntry> entries)
    {
        if (entries.Count > ScannedUpTo)
            _table = new FingerprintTable(entries);
        else
            foreach (var entry in entries)
                _scan.Add(entry);
    }

    public void Add(FingerprintEntry entry) => _scan.Add(entry);

    /// <summary>Forgets a case's fingerprints, as erasure demands; keys are never used again.</summary>
    public void Remove(Guid key)
    {
        _scan.Remove(key);
        if (_table is not null)
            _removed.Add(key);
    }

    /// <summary>Matches of one picture, the closest first.</summary>
    /// <param name="variants">Its hashes: as it is, trimmed, turned and mirrored.</param>
    /// <param name="quality">Of the picture; below 50 nothing matches.</param>
    public IReadOnlyList<FingerprintMatch> Find(ReadOnlySpan<PdqHash> variants, int quality)
    {
        if (quality < MatchBands.LeastQuality)
            return [];
        var best = new Dictionary<FingerprintEntry, int>();
        foreach (var (_, entry, distance) in _scan.Within(variants, MatchBands.LikelyWithin))
            Keep(entry, distance);
        foreach (var variant in variants)
            foreach (var (entry, distance) in _table?.Within(variant, MatchBands.LikelyWithin) ?? [])
                if (!_removed.Contains(entry.Key))
                    Keep(entry, distance);

        return [.. best.Select(hit => new FingerprintMatch(hit.Key, hit.Value, MatchBands.Of(hit.Value, quality, hit.Key.Quality)))
            .Where(match => match.Band != MatchBand.None)
            .OrderBy(match => match.Distance).ThenBy(match => match.Entry.Key)];

        void Keep(FingerprintEntry entry, int distance) => best[entry] = Math.Min(distance, best.GetValueOrDefault(entry, int.MaxValue));
    }
}
