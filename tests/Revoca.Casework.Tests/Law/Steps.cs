namespace Revoca.Casework.Tests.Law;

/// <summary>A row of numbers that looks like chance and is the same for the same seed.</summary>
internal sealed class Steps(int seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15 + 1;

    /// <returns>At least nought, less than <paramref name="end"/>.</returns>
    public int Next(int end)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)end);
    }
}
