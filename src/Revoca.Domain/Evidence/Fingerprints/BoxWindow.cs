namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>The window of a one-dimensional running-sum box filter over <c>Length</c> samples, as PDQ defines it.</summary>
internal readonly record struct BoxWindow(int Length)
{
    /// <summary>Samples in a full window.</summary>
    public int Size { get; } = (Length + 127) / 128;

    /// <summary>How far an output lags behind the newest input.</summary>
    public int Lag => (Size + 2) / 2 - 1;

    /// <summary>How many samples the sum holds when output <paramref name="index"/> is written: fewer at both ends.</summary>
    public int CountAt(int index) => Math.Min(index + Lag, Length - 1) - Math.Max(index + Lag - Size, -1);
}
