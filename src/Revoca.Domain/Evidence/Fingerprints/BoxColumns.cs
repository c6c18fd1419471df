using System.Numerics;
using System.Runtime.InteropServices;

namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>The same running sum down the columns, fed row by row; remembers only one window of rows.</summary>
internal sealed class BoxColumns(int width, BoxWindow window)
{
    private readonly float[] _sums = new float[width];
    private readonly float[] _ring = new float[(long)width * window.Size];
    private int _taken;

    /// <summary>Rows written so far, which is the index of the next output row.</summary>
    public int Written { get; private set; }

    /// <summary>Takes the next row; true when <paramref name="output"/> now holds the next filtered row.</summary>
    public bool Take(ReadOnlySpan<float> row, Span<float> output)
    {
        var slot = _ring.AsSpan(_taken % window.Size * width, width);
        if (_taken >= window.Size)
            AddSubtract(row, slot);
        else
            Add(row);
        row[..width].CopyTo(slot);
        _taken++;
        if (_taken <= window.Lag)
            return false;
        Write(output);
        return true;
    }

    /// <summary>After the last row was taken: true while rows at the lower edge remain to be written.</summary>
    public bool Drain(Span<float> output)
    {
        if (Written >= window.Length)
            return false;
        var left = Written + window.Lag - window.Size;
        if (left >= 0)
            Subtract(_ring.AsSpan(left % window.Size * width, width));
        Write(output);
        return true;
    }

    private void Write(Span<float> output)
    {
        float count = window.CountAt(Written++);
        var divisor = new Vector<float>(count);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(_sums.AsSpan());
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(output[..width]);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = sums[i] / divisor;
        for (var x = vectors.Length * Vector<float>.Count; x < width; x++)
            output[x] = _sums[x] / count;
    }

    private void Add(ReadOnlySpan<float> row)
    {
        for (var x = 0; x < width; x++)
            _sums[x] += row[x];
    }

    private void Subtract(ReadOnlySpan<float> row)
    {
        for (var x = 0; x < width; x++)
            _sums[x] -= row[x];
    }

    private void AddSubtract(ReadOnlySpan<float> add, ReadOnlySpan<float> subtract)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(_sums.AsSpan());
        var plus = MemoryMarshal.Cast<float, Vector<float>>(add[..width]);
        var minus = MemoryMarshal.Cast<float, Vector<float>>(subtract[..width]);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = sums[i] + plus[i] - minus[i];
        for (var x = sums.Length * Vector<float>.Count; x < width; x++)
            _sums[x] = _sums[x] + add[x] - subtract[x];
    }
}
