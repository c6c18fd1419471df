namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>How close two pictures are by their PDQ hashes.</summary>
public enum MatchBand
{
    /// <summary>More than 40 bits apart, or one of them is too poor to tell.</summary>
    None,

    /// <summary>32 to 40 bits apart: a person decides.</summary>
    Likely,

    /// <summary>At most 31 bits apart.</summary>
    Same,
}

/// <summary>Where the bands end; a hash of quality below 50 never matches anything.</summary>
public static class MatchBands
{
    public const int SameWithin = 31;
    public const int LikelyWithin = 40;
    public const int LeastQuality = 50;

    public static MatchBand Of(int distance, int quality, int otherQuality) => distance switch
    {
        _ when quality < LeastQuality || otherQuality < LeastQuality => MatchBand.None,
        <= SameWithin => MatchBand.Same,
        <= LikelyWithin => MatchBand.Likely,
        _ => MatchBand.None,
    };
}
