namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>
/// Multi-index hashing for more than a million hashes: each hash is filed under its sixteen 16-bit parts. Two hashes at most 31 bits
/// apart agree in some part up to one bit, so looking there finds all of them. Built once; flat arrays, no lists.
/// </summary>
public sealed class FingerprintTable
{
    private const int Parts = 16, Keys = 1 << 16;
    private readonly FingerprintEntry[] _entries;
    private readonly PdqHash[] _hashes;
    private readonly int[][] _starts = new int[Parts][], _places = new int[Parts][];

    public FingerprintTable(IEnumerable<FingerprintEntry> entries)
    {
        _entries = [.. entries];
        _hashes = Array.ConvertAll(_entries, entry => entry.Hash);
        for (var part = 0; part < Parts; part++)
            File(part);
    }

    public int Count => _entries.Length;

    /// <summary>All entries within so many bits (at most 47), each once, in the order they were given.</summary>
    public List<(FingerprintEntry Entry, int Distance)> Within(PdqHash query, int within)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(within, 3 * Parts - 1);
        var hits = new SortedDictionary<int, int>();
        var radius = within / Parts;
        for (var part = 0; part < Parts; part++)
        {
            var key = PartOf(query, part);
            Look(part, key, query, within, hits);
            for (var a = 1; radius >= 1 && a < Keys; a <<= 1)
            {
                Look(part, key ^ a, query, within, hits);
                for (var b = a << 1; radius >= 2 && b < Keys; b <<= 1)
                    Look(part, key ^ a ^ b, query, within, hits);
            }
        }

        return [.. hits.Select(hit => (_entries[hit.Key], hit.Value))];
    }

    private static int PartOf(in PdqHash hash, int part) => (int)((part >> 2) switch
    {
        0 => hash.W0,
        1 => hash.W1,
        2 => hash.W2,
        _ => hash.W3,
    } >> ((part & 3) * 16)) & (Keys - 1);

    private void Look(int part, int key, in PdqHash query, int within, SortedDictionary<int, int> hits)
    {
        var starts = _starts[part];
        foreach (var at in _places[part].AsSpan(starts[key]..starts[key + 1]))
            if (_hashes[at].DistanceTo(query) is var distance && distance <= within)
                hits[at] = distance;
    }

    private void File(int part)
    {
        var starts = new int[Keys + 1];
        foreach (var hash in _hashes)
            starts[PartOf(hash, part) + 1]++;
        for (var key = 0; key < Keys; key++)
            starts[key + 1] += starts[key];

        var next = starts[..Keys];
        var places = new int[_hashes.Length];
        for (var i = 0; i < _hashes.Length; i++)
            places[next[PartOf(_hashes[i], part)]++] = i;
        (_starts[part], _places[part]) = (starts, places);
    }
}
