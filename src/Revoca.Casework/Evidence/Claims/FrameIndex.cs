using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Casework.Evidence.Claims;

/// <summary>The frames of own videos in memory, and which video they are of.</summary>
internal sealed class FrameIndex
{
    private readonly FingerprintIndex _frames = new([]);
    private readonly Dictionary<Guid, int> _counts = [];

    public void Add(Guid key, ReceivedClaim claim)
    {
        var frames = VideoFrames.Distinct(claim.Frames);
        if (frames.Count == 0)
            return;
        _counts[key] = frames.Count;
        foreach (var frame in frames)
            _frames.Add(new FingerprintEntry(key, frame.Hash, frame.Quality));
    }

    public void Remove(Guid key)
    {
        if (_counts.Remove(key))
            _frames.Remove(key);
    }

    /// <summary>Videos that are this one, hold it or are held by it.</summary>
    public IEnumerable<(Guid Key, MatchBand Band)> Videos(ReceivedClaim claim)
    {
        var frames = VideoFrames.Distinct(claim.Frames);
        var here = new Dictionary<Guid, int>();
        var there = new Dictionary<Guid, HashSet<PdqHash>>();
        foreach (var frame in frames)
            foreach (var found in _frames.Find([frame.Hash], frame.Quality).Where(match => match.Band == MatchBand.Same).GroupBy(match => match.Entry.Key))
            {
                here[found.Key] = here.GetValueOrDefault(found.Key) + 1;
                if (!there.TryGetValue(found.Key, out var seen))
                    there[found.Key] = seen = [];
                seen.UnionWith(found.Select(match => match.Entry.Hash));
            }

        return here.Select(found => (found.Key, VideoFrames.Compare((frames.Count, found.Value), (_counts[found.Key], there[found.Key].Count))))
            .Where(match => match.Item2 != MatchBand.None);
    }

    /// <summary>Videos in which a picture is seen: it may be taken from one, or one made from it, so a person decides.</summary>
    public IEnumerable<Guid> Showing(ReceivedClaim picture) =>
        _frames.Find([.. picture.Pictures], picture.Quality).Where(match => match.Band == MatchBand.Same).Select(match => match.Entry.Key).Distinct();
}
