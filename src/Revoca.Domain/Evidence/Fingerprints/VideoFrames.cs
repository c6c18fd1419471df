namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>The picture of a video at one second.</summary>
/// <param name="At">Whole seconds from its start.</param>
/// <param name="Quality">50 to 100: poorer frames are not kept.</param>
public readonly record struct VideoFrame(int At, PdqHash Hash, int Quality);

/// <summary>
/// When two videos are the same one. Frames match as pictures do (at most 31 bits); what decides is the share of the shorter video's frames
/// that are found in the longer one, so that a part of a video is found in the whole.
/// </summary>
public static class VideoFrames
{
    /// <summary>Frames of a standing scene say the same; more of them than this are not compared.</summary>
    public const int MostCompared = 1_200;

    /// <summary>At least this share, in percent: the same video, or a part of it.</summary>
    public const int SameFrom = 80;

    /// <summary>At least this share, and two frames: a person decides.</summary>
    public const int LikelyFrom = 30;

    // Well inside the band of the same picture: what is dropped is still found by what stays.
    private const int NewFrom = 12;

    /// <summary>Each frame once that differs from the one kept before it, the first ones when there are too many.</summary>
    public static IReadOnlyList<VideoFrame> Distinct(IEnumerable<VideoFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var kept = new List<VideoFrame>();
        var seen = new HashSet<PdqHash>();
        foreach (var frame in frames.Where(frame => frame.Quality >= MatchBands.LeastQuality))
        {
            if (kept.Count == MostCompared)
                break;
            if ((kept.Count == 0 || kept[^1].Hash.DistanceTo(frame.Hash) >= NewFrom) && seen.Add(frame.Hash))
                kept.Add(frame);
        }

        return kept;
    }

    /// <param name="one">Distinct frames of one video, and how many of them are in the other.</param>
    /// <param name="other">The same, seen from the other.</param>
    public static MatchBand Compare((int Frames, int Found) one, (int Frames, int Found) other)
    {
        var (frames, found) = one.Frames <= other.Frames ? one : other;
        if (frames == 0 || found == 0)
            return MatchBand.None;
        var share = 100 * found / frames;
        return share >= SameFrom ? MatchBand.Same : share >= LikelyFrom && found >= 2 ? MatchBand.Likely : MatchBand.None;
    }
}
