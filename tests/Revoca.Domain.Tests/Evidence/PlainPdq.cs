using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Domain.Tests.Evidence;

/// <summary>PDQ written a second time, slowly and straight from its description, to check the streaming one against: whole matrices, four phases, no tricks.</summary>
internal static class PlainPdq
{
    public static (string Hex, int Quality) Hash(float[,] luma)
    {
        int rows = luma.GetLength(0), columns = luma.GetLength(1);
        if (rows < 5 || columns < 5)
            return (new string('0', 64), 0);
        var small = rows == 64 && columns == 64 ? luma : Decimate(Blurred(luma));
        return (Hex(Transform(small)), Quality(small));
    }

    /// <summary>The picture turned or mirrored, in the order in which the eight hashes are listed.</summary>
    public static float[,] Turned(float[,] a, int kind)
    {
        var n = a.GetLength(0);
        var b = new float[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                b[i, j] = kind switch
                {
                    1 => a[j, n - 1 - i],
                    2 => a[n - 1 - i, n - 1 - j],
                    3 => a[n - 1 - j, i],
                    4 => a[n - 1 - i, j],
                    5 => a[i, n - 1 - j],
                    6 => a[j, i],
                    7 => a[n - 1 - j, n - 1 - i],
                    _ => a[i, j],
                };
        return b;
    }

    private static float[,] Blurred(float[,] a)
    {
        int rows = a.GetLength(0), columns = a.GetLength(1);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < rows; i++)
            {
                var line = Box([.. Enumerable.Range(0, columns).Select(j => a[i, j])]);
                for (var j = 0; j < columns; j++)
                    a[i, j] = line[j];
            }

            for (var j = 0; j < columns; j++)
            {
                var line = Box([.. Enumerable.Range(0, rows).Select(i => a[i, j])]);
                for (var i = 0; i < rows; i++)
                    a[i, j] = line[i];
            }
        }

        return a;
    }

    private static float[] Box(float[] input)
    {
        int length = input.Length, window = (length + 127) / 128, half = (window + 2) / 2;
        var output = new float[length];
        int left = 0, right = 0, at = 0, count = 0;
        var sum = 0f;
        for (var i = 0; i < half - 1; i++, right++)
        {
            sum += input[right];
            count++;
        }

        for (var i = 0; i < window - half + 1; i++, right++, at++)
        {
            sum += input[right];
            count++;
            output[at] = sum / count;
        }

        for (var i = 0; i < length - window; i++, left++, right++, at++)
        {
            sum += input[right];
            sum -= input[left];
            output[at] = sum / count;
        }

        for (var i = 0; i < half - 1; i++, left++, at++)
        {
            sum -= input[left];
            count--;
            output[at] = sum / count;
        }

        return output;
    }

    private static float[,] Decimate(float[,] a)
    {
        var small = new float[64, 64];
        for (var i = 0; i < 64; i++)
            for (var j = 0; j < 64; j++)
                small[i, j] = a[(int)((i + 0.5) * a.GetLength(0) / 64), (int)((j + 0.5) * a.GetLength(1) / 64)];
        return small;
    }

    private static float[] Transform(float[,] a)
    {
        float D(int i, int j) => (float)((float)Math.Sqrt(2.0 / 64) * Math.Cos(Math.PI / 128 * (i + 1) * (2 * j + 1)));
        var result = new float[256];
        for (var i = 0; i < 16; i++)
        {
            var t = new float[64];
            for (var j = 0; j < 64; j++)
                for (var k = 0; k < 64; k++)
                    t[j] += D(i, k) * a[k, j];
            for (var j = 0; j < 16; j++)
                for (var k = 0; k < 64; k++)
                    result[i * 16 + j] += t[k] * D(j, k);
        }

        return result;
    }

    private static string Hex(float[] b)
    {
        var median = b.Order().ElementAt(127);
        var bits = new bool[256];
        for (var k = 0; k < 256; k++)
            bits[k] = b[k] > median;
        return string.Concat(Enumerable.Range(0, 64).Select(digit => 63 - digit)
            .Select(nibble => "0123456789abcdef"[Enumerable.Range(0, 4).Sum(bit => bits[4 * nibble + bit] ? 1 << bit : 0)]));
    }

    private static int Quality(float[,] a)
    {
        var sum = 0;
        for (var i = 0; i < 64; i++)
            for (var j = 0; j < 64; j++)
            {
                if (i < 63)
                    sum += Math.Abs((int)((a[i, j] - a[i + 1, j]) * 100 / 255));
                if (j < 63)
                    sum += Math.Abs((int)((a[i, j] - a[i, j + 1]) * 100 / 255));
            }

        return Math.Min(100, sum / 90);
    }
}
