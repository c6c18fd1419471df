using System.Numerics;

namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>
/// Compares every query with every hash, exactly. Hashes lie word by word so that the first halves alone decide most comparisons:
/// two strangers differ in about 64 of those 128 bits. Plain 64-bit population counts were measured faster than vectors of them.
/// </summary>
public sealed class FingerprintScan
{
    // First halves of so many hashes stay in the fastest cache while a batch of queries passes over them.
    private const int Tile = 1_024;
    private readonly List<FingerprintEntry> _entries = [];
    private ulong[] _w0 = [], _w1 = [], _w2 = [], _w3 = [];

    public int Count => _entries.Count;

    public void Add(FingerprintEntry entry)
    {
        if (_entries.Count == _w0.Length)
        {
            var size = Math.Max(Tile, 2 * _w0.Length);
            Array.Resize(ref _w0, size);
            Array.Resize(ref _w1, size);
            Array.Resize(ref _w2, size);
            Array.Resize(ref _w3, size);
        }

        (_w0[Count], _w1[Count], _w2[Count], _w3[Count]) = (entry.Hash.W0, entry.Hash.W1, entry.Hash.W2, entry.Hash.W3);
        _entries.Add(entry);
    }

    /// <summary>Takes out every entry of this key, in one pass.</summary>
    public void Remove(Guid key)
    {
        var kept = _entries.FindAll(entry => entry.Key != key);
        _entries.Clear();
        kept.ForEach(Add);
    }

    /// <summary>All entries within <paramref name="within"/> bits of each query; a batch of eight costs least.</summary>
    /// <returns>(query, entry, distance) in the order of the tiles; quality is not looked at.</returns>
    public List<(int Query, FingerprintEntry Entry, int Distance)> Within(ReadOnlySpan<PdqHash> queries, int within)
    {
        var hits = new List<(int, FingerprintEntry, int)>();
        for (var from = 0; from < Count; from += Tile)
        {
            var length = Math.Min(Tile, Count - from);
            for (var q = 0; q < queries.Length; q++)
                ScanTile(queries[q], q, from, length, within, hits);
        }

        return hits;
    }

    private void ScanTile(PdqHash query, int index, int from, int length, int within, List<(int, FingerprintEntry, int)> hits)
    {
        var w0 = _w0.AsSpan(from, length);
        var w1 = _w1.AsSpan(from, length);
        ulong q0 = query.W0, q1 = query.W1;
        for (var i = 0; i < w0.Length && i < w1.Length; i++)
        {
            var half = BitOperations.PopCount(w0[i] ^ q0) + BitOperations.PopCount(w1[i] ^ q1);
            if (half > within)
                continue;
            var at = from + i;
            var distance = half + BitOperations.PopCount(_w2[at] ^ query.W2) + BitOperations.PopCount(_w3[at] ^ query.W3);
            if (distance <= within)
                hits.Add((index, _entries[at], distance));
        }
    }
}
