namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>What PDQ finds: the hash, its quality (0 to 100), and the hashes of the eight turned and mirrored pictures.</summary>
/// <param name="Dihedral">Order: as is, turned 90, 180, 270 degrees, flipped in x, in y, along both diagonals.</param>
public sealed record PdqResult(PdqHash Hash, int Quality, IReadOnlyList<PdqHash> Dihedral)
{
    /// <summary>The answer for pictures of less than 5 pixels a side.</summary>
    public static PdqResult TooSmall { get; } = new(default, 0, new PdqHash[8]);
}

/// <summary>The second half of PDQ: 64×64 luma to a 16×16 cosine transform, cut at its median.</summary>
public static class PdqTransform
{
    public const int Side = 64;
    private const int Low = 16;
    private static readonly float[] Cosines = MakeCosines();

    /// <param name="luma">64×64 values, row by row.</param>
    public static PdqResult Hash(ReadOnlySpan<float> luma)
    {
        var b = Transform(luma);
        var turned = new PdqHash[8];
        for (var kind = 0; kind < turned.Length; kind++)
            turned[kind] = Cut(Turn(b, kind));
        return new PdqResult(turned[0], Quality(luma), turned);
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Low * Side];
        var scale = (float)Math.Sqrt(2.0 / Side);
        for (var i = 0; i < Low; i++)
            for (var j = 0; j < Side; j++)
                cosines[i * Side + j] = (float)(scale * Math.Cos(Math.PI / 128 * (i + 1) * (2 * j + 1)));
        return cosines;
    }

    private static float[] Transform(ReadOnlySpan<float> luma)
    {
        var t = new float[Low * Side];
        for (var i = 0; i < Low; i++)
            for (var k = 0; k < Side; k++)
                for (var j = 0; j < Side; j++)
                    t[i * Side + j] += Cosines[i * Side + k] * luma[k * Side + j];

        var b = new float[Low * Low];
        for (var i = 0; i < Low; i++)
            for (var j = 0; j < Low; j++)
            {
                var sum = 0f;
                for (var k = 0; k < Side; k++)
                    sum += t[i * Side + k] * Cosines[j * Side + k];
                b[i * Low + j] = sum;
            }

        return b;
    }

    // Mirroring a picture only changes the sign of the odd frequencies (even indices here), so no pixel is read again.
    private static float[] Turn(float[] a, int kind)
    {
        var b = new float[a.Length];
        for (var i = 0; i < Low; i++)
            for (var j = 0; j < Low; j++)
            {
                var minus = kind switch
                {
                    1 or 5 => j % 2 == 0,
                    3 or 4 => i % 2 == 0,
                    2 or 7 => (i + j) % 2 != 0,
                    _ => false,
                };
                var at = kind is 1 or 3 or 6 or 7 ? j * Low + i : i * Low + j;
                b[at] = minus ? -a[i * Low + j] : a[i * Low + j];
            }

        return b;
    }

    private static PdqHash Cut(float[] b)
    {
        var sorted = (float[])b.Clone();
        Array.Sort(sorted);
        var median = sorted[b.Length / 2 - 1];
        Span<ulong> words = stackalloc ulong[4];
        for (var k = 0; k < b.Length; k++)
            if (b[k] > median)
                words[k >> 6] |= 1UL << (k & 63);
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    private static int Quality(ReadOnlySpan<float> luma)
    {
        var sum = 0;
        for (var i = 0; i < Side; i++)
            for (var j = 0; j < Side; j++)
            {
                var u = luma[i * Side + j];
                if (i + 1 < Side)
                    sum += Math.Abs((int)((u - luma[(i + 1) * Side + j]) * 100 / 255));
                if (j + 1 < Side)
                    sum += Math.Abs((int)((u - luma[i * Side + j + 1]) * 100 / 255));
            }

        return Math.Min(sum / 90, 100);
    }
}
