using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>
/// Running sums along rows, four rows at a time: one chain of float additions waits for itself, four independent ones do not.
/// The order of additions within a row is PDQ's, so the bits are those of a plain loop.
/// </summary>
internal static class BoxRows
{
    public const int Together = 4;

    /// <summary>Writes the running sums of four consecutive rows of <paramref name="window"/>.Length samples; not yet divided.</summary>
    public static void Sum(ReadOnlySpan<float> rows, Span<float> sums, BoxWindow window)
    {
        int length = window.Length, size = window.Size, lag = window.Lag;
        if (rows.Length < Together * length || sums.Length < Together * length)
            throw new ArgumentException("Four rows are summed at once.", nameof(rows));

        // The bounds were checked above for every index the loops below can form.
        ref var input = ref MemoryMarshal.GetReference(rows);
        ref var output = ref MemoryMarshal.GetReference(sums);
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (var right = 0; right < length + lag; right++)
        {
            if (right < length)
            {
                s0 += Unsafe.Add(ref input, right);
                s1 += Unsafe.Add(ref input, right + length);
                s2 += Unsafe.Add(ref input, right + 2 * length);
                s3 += Unsafe.Add(ref input, right + 3 * length);
            }

            var left = right - size;
            if (left >= 0)
            {
                s0 -= Unsafe.Add(ref input, left);
                s1 -= Unsafe.Add(ref input, left + length);
                s2 -= Unsafe.Add(ref input, left + 2 * length);
                s3 -= Unsafe.Add(ref input, left + 3 * length);
            }

            var at = right - lag;
            if (at < 0)
                continue;
            Unsafe.Add(ref output, at) = s0;
            Unsafe.Add(ref output, at + length) = s1;
            Unsafe.Add(ref output, at + 2 * length) = s2;
            Unsafe.Add(ref output, at + 3 * length) = s3;
        }
    }

    /// <summary>Divides one row of sums by the number of samples each sum holds.</summary>
    public static void Divide(Span<float> sums, BoxWindow window)
    {
        var from = Math.Min(window.Size, sums.Length);
        var to = Math.Max(from, sums.Length - window.Size);
        for (var x = 0; x < from; x++)
            sums[x] /= window.CountAt(x);
        for (var x = to; x < sums.Length; x++)
            sums[x] /= window.CountAt(x);

        var middle = sums[from..to];
        var whole = new Vector<float>(window.Size);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(middle);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] /= whole;
        for (var x = vectors.Length * Vector<float>.Count; x < middle.Length; x++)
            middle[x] /= window.Size;
    }
}
