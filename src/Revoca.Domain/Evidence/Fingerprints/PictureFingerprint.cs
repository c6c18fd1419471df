using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>A rectangle of pixels, right and bottom exclusive.</summary>
public readonly record struct PixelArea(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;
}

/// <summary>Both PDQ profiles of one picture in one pass over its RGBA rows, and where its uniform border ends.</summary>
public sealed class PictureFingerprint
{
    /// <summary>Side of the nearest-neighbour copy that the profile <c>n512</c> hashes.</summary>
    public const int Reduced = 512;

    // Wide enough for the noise a JPEG leaves in a black bar, narrow enough not to eat a dark scene.
    private const float BorderTolerance = 10;

    private readonly int _width, _height;
    private readonly PdqStream _full;
    private readonly PdqStream? _reduced;
    private readonly float[] _luma, _sampled = new float[Reduced];
    private int _row, _reducedRow, _left, _right, _top = -1, _bottom;
    private float _border;

    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public PictureFingerprint(int width, int height)
    {
        (_width, _height, _full, _luma) = (width, height, new PdqStream(width, height), new float[width]);
        if (width > Reduced || height > Reduced)
            _reduced = new PdqStream(Reduced, Reduced);
        _left = width;
    }

    /// <summary>Adds the next row: four bytes a pixel, red first, alpha ignored.</summary>
    public void AddRow(ReadOnlySpan<byte> rgba)
    {
        Luma(rgba[..(_width * 4)], _luma);
        _full.AddRow(_luma);
        if (_reduced is not null)
            AddReduced(_reduced);
        Measure();
        _row++;
    }

    /// <summary>Profile <c>full</c>: no resizing.</summary>
    public PdqResult Full() => _full.Finish();

    /// <summary>Profile <c>n512</c>: 512×512 by nearest neighbour when a side is longer, else the picture as it is.</summary>
    public PdqResult N512(PdqResult full) => _reduced?.Finish() ?? full;

    /// <summary>What remains without the border, or null when there is none or hardly anything would remain.</summary>
    public PixelArea? Trimmed()
    {
        var area = new PixelArea(_left, Math.Max(_top, 0), _right, _bottom);
        var whole = area.Width == _width && area.Height == _height;
        return _top < 0 || whole || area.Width < 5 || area.Height < 5 ? null : area;
    }

    /// <summary>0.299 red + 0.587 green + 0.114 blue in float32, in this order.</summary>
    public static void Luma(ReadOnlySpan<byte> rgba, Span<float> luma)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        var low = Vector256.Create(0xFFu);
        var x = 0;
        for (; x + 8 <= pixels.Length; x += 8)
        {
            var p = Vector256.Create(pixels.Slice(x, 8));
            var r = Vector256.ConvertToSingle((p & low).AsInt32()) * 0.299f;
            var g = Vector256.ConvertToSingle(((p >>> 8) & low).AsInt32()) * 0.587f;
            var b = Vector256.ConvertToSingle(((p >>> 16) & low).AsInt32()) * 0.114f;
            (r + g + b).CopyTo(luma[x..]);
        }

        for (; x < pixels.Length; x++)
            luma[x] = 0.299f * rgba[4 * x] + 0.587f * rgba[4 * x + 1] + 0.114f * rgba[4 * x + 2];
    }

    private void AddReduced(PdqStream reduced)
    {
        while (_reducedRow < Reduced && (long)_reducedRow * _height / Reduced == _row)
        {
            for (var i = 0; i < Reduced; i++)
                _sampled[i] = _luma[(long)i * _width / Reduced];
            reduced.AddRow(_sampled);
            _reducedRow++;
        }
    }

    private void Measure()
    {
        if (_row == 0)
            _border = _luma[0];
        var first = 0;
        while (first < _width && Math.Abs(_luma[first] - _border) <= BorderTolerance)
            first++;
        if (first == _width)
            return;
        var last = _width - 1;
        while (last >= _right && Math.Abs(_luma[last] - _border) <= BorderTolerance)
            last--;
        (_left, _right) = (Math.Min(_left, first), Math.Max(_right, last + 1));
        if (_top < 0)
            _top = _row;
        _bottom = _row + 1;
    }
}
