namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>
/// PDQ of a picture of any size, fed with rows of luma (0 to 255) from the top; memory grows with the width only.
/// Float32 throughout and no fused multiply-add, so that every machine finds the same bits.
/// </summary>
public sealed class PdqStream
{
    private const int Side = PdqTransform.Side;
    private readonly int _width, _height;
    private readonly BoxWindow _across, _down;
    private readonly float[] _first, _second, _sums, _narrowSums, _filtered, _narrow = new float[Side], _narrowOut = new float[Side];
    private readonly BoxColumns _columns, _narrowColumns;
    private readonly int[] _xs, _ys;
    private readonly float[] _small = new float[Side * Side];
    private readonly bool _tooSmall, _plain;
    private int _rows, _inFirst, _inSecond, _decimated;

    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows that will be added, at least 1.</param>
    public PdqStream(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (_width, _height, _across, _down) = (width, height, new BoxWindow(width), new BoxWindow(height));
        _tooSmall = width < 5 || height < 5;
        _plain = width == Side && height == Side;
        (_xs, _ys) = (Decimation(width), Decimation(height));
        _first = new float[BoxRows.Together * width];
        _second = new float[BoxRows.Together * width];
        _sums = new float[BoxRows.Together * width];
        _narrowSums = new float[BoxRows.Together * width];
        _filtered = new float[width];
        _columns = new BoxColumns(width, _down);
        _narrowColumns = new BoxColumns(Side, _down);
    }

    /// <summary>Adds the next row of luma, <c>width</c> values.</summary>
    public void AddRow(ReadOnlySpan<float> luma)
    {
        if (_rows == _height)
            throw new InvalidOperationException("All rows were added.");
        var row = luma[.._width];
        if (_plain)
            row.CopyTo(_small.AsSpan(_rows * Side));
        _rows++;
        if (_plain || _tooSmall)
            return;
        row.CopyTo(_first.AsSpan(_inFirst++ * _width));
        if (_inFirst == BoxRows.Together)
            PassFirst();
    }

    /// <summary>The hashes; every row must have been added.</summary>
    public PdqResult Finish()
    {
        if (_rows != _height)
            throw new InvalidOperationException("Rows are missing.");
        if (_tooSmall)
            return PdqResult.TooSmall;
        if (!_plain)
            Flush();
        return PdqTransform.Hash(_small);
    }

    private void Flush()
    {
        if (_inFirst > 0)
            PassFirst();
        while (_columns.Drain(_filtered))
            PassSecond(_filtered);
        if (_inSecond > 0)
            PassNarrow();
        while (_narrowColumns.Drain(_narrowOut))
            Keep(_narrowColumns.Written - 1);
    }

    private void PassFirst()
    {
        BoxRows.Sum(_first, _sums, _across);
        for (var r = 0; r < _inFirst; r++)
        {
            var row = _sums.AsSpan(r * _width, _width);
            BoxRows.Divide(row, _across);
            if (_columns.Take(row, _filtered))
                PassSecond(_filtered);
        }

        _inFirst = 0;
    }

    private void PassSecond(ReadOnlySpan<float> row)
    {
        row.CopyTo(_second.AsSpan(_inSecond++ * _width));
        if (_inSecond == BoxRows.Together)
            PassNarrow();
    }

    // Only 64 columns of the second pass are ever read, so only those are divided and filtered downwards.
    private void PassNarrow()
    {
        BoxRows.Sum(_second, _narrowSums, _across);
        for (var r = 0; r < _inSecond; r++)
        {
            for (var j = 0; j < Side; j++)
                _narrow[j] = _narrowSums[r * _width + _xs[j]] / _across.CountAt(_xs[j]);
            if (_narrowColumns.Take(_narrow, _narrowOut))
                Keep(_narrowColumns.Written - 1);
        }

        _inSecond = 0;
    }

    private void Keep(int y)
    {
        while (_decimated < Side && _ys[_decimated] == y)
            _narrowOut.CopyTo(_small.AsSpan(_decimated++ * Side));
    }

    private static int[] Decimation(int length)
    {
        var at = new int[Side];
        for (var i = 0; i < Side; i++)
            at[i] = (int)((i + 0.5) * length / Side);
        return at;
    }
}
