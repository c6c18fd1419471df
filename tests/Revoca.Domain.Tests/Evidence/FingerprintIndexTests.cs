using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Domain.Tests.Evidence;

public sealed class FingerprintIndexTests
{
    private static ulong _state = 88172645463325252;

    [Fact]
    public void Scan_and_table_find_exactly_what_a_plain_loop_finds()
    {
        var entries = Enumerable.Range(0, 5_000).Select(_ => Entry(Hash())).ToList();
        var scan = new FingerprintScan();
        entries.ForEach(scan.Add);
        var table = new FingerprintTable(entries);
        foreach (var within in (int[])[15, 31, 40])
            for (var i = 0; i < 40; i++)
            {
                var query = Turned(entries[i * 7].Hash, i);
                var expected = entries.Where(entry => entry.Hash.DistanceTo(query) <= within).ToHashSet();
                Assert.Equal(i <= within, expected.Contains(entries[i * 7]));
                Assert.Equal(expected, scan.Within([query], within).Select(hit => hit.Entry).ToHashSet());
                Assert.Equal(expected, table.Within(query, within).Select(hit => hit.Entry).ToHashSet());
            }
    }

    [Fact]
    public void Bands_quality_and_erasure_decide_what_is_shown()
    {
        var (same, likely, poor) = (Entry(Hash()), Entry(Hash()), Entry(Hash()) with { Quality = 49 });
        var index = new FingerprintIndex([same, likely, poor]);
        Assert.Equal(MatchBand.Same, Assert.Single(index.Find([Turned(same.Hash, 31)], 100)).Band);
        Assert.Equal(MatchBand.Likely, Assert.Single(index.Find([Turned(likely.Hash, 40)], 100)).Band);
        Assert.Empty(index.Find([Turned(likely.Hash, 41)], 100));
        Assert.Empty(index.Find([poor.Hash], 100));
        Assert.Empty(index.Find([same.Hash], 49));
        Assert.Equal(3, Assert.Single(index.Find([Hash(), Turned(same.Hash, 9), Turned(same.Hash, 3)], 100)).Distance);
        index.Remove(same.Key);
        Assert.Empty(index.Find([same.Hash], 100));
        index.Add(same);
        Assert.Single(index.Find([same.Hash], 100));
    }

    private static FingerprintEntry Entry(PdqHash hash) => new(Guid.NewGuid(), hash, 100);

    private static PdqHash Hash() => new(Next(), Next(), Next(), Next());

    private static PdqHash Turned(PdqHash hash, int bits)
    {
        var words = new[] { hash.W0, hash.W1, hash.W2, hash.W3 };
        for (var i = 0; i < bits; i++)
            words[i % 4] ^= 1UL << (i / 4 * 3);
        return new(words[0], words[1], words[2], words[3]);
    }

    private static ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        return _state ^= _state << 17;
    }
}
