using static Revoca.Typesetting.Unicode.BidiClass;

namespace Revoca.Typesetting.Unicode;

/// <summary>An isolating run sequence (BD13): the places it covers, its level and the directions at its two ends (X10).</summary>
internal sealed record BidiSequence(int[] Places, byte Level, BidiClass Start, BidiClass End)
{
    public static IEnumerable<BidiSequence> All(BidiClass[] original, byte[] levels, BidiIsolates isolates, byte paragraphLevel)
    {
        var runs = Runs(original, levels);
        var runAt = new Dictionary<int, List<int>>();
        foreach (var run in runs)
            runAt[run[0]] = run;
        foreach (var run in runs)
        {
            if (original[run[0]] == PDI && isolates.PartnerOf(run[0]) >= 0)
                continue;
            var places = new List<int>(run);
            while (BidiIsolates.IsInitiator(original[places[^1]]) && isolates.PartnerOf(places[^1]) is >= 0 and var partner)
                places.AddRange(runAt[partner]);
            yield return Bounded(original, levels, isolates, paragraphLevel, [.. places]);
        }
    }

    private static List<List<int>> Runs(BidiClass[] original, byte[] levels)
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (BidiLevels.IsRemoved(original[i]))
                continue;
            if (runs.Count == 0 || levels[runs[^1][^1]] != levels[i])
                runs.Add([]);
            runs[^1].Add(i);
        }

        return runs;
    }

    private static BidiSequence Bounded(BidiClass[] original, byte[] levels, BidiIsolates isolates, byte paragraphLevel, int[] places)
    {
        var level = levels[places[0]];
        var before = places[0] - 1;
        while (before >= 0 && BidiLevels.IsRemoved(original[before]))
            before--;
        var last = places[^1];
        var after = last + 1;
        while (after < levels.Length && BidiLevels.IsRemoved(original[after]))
            after++;
        var open = BidiIsolates.IsInitiator(original[last]) && isolates.PartnerOf(last) < 0;
        var levelBefore = before < 0 ? paragraphLevel : levels[before];
        var levelAfter = open || after >= levels.Length ? paragraphLevel : levels[after];
        return new BidiSequence(places, level, Direction(Math.Max(level, levelBefore)), Direction(Math.Max(level, levelAfter)));
    }

    private static BidiClass Direction(byte level) => (level & 1) == 0 ? L : R;
}
