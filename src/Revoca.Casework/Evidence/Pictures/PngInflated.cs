using System.IO.Compression;

namespace Revoca.Casework.Evidence.Pictures;

/// <summary>What the IDAT chunks hold, inflated, with the checksum of RFC 1950 counted along: the inflater of .NET does not say whether anything follows
/// the end of its stream, and a browser's refuses it.</summary>
internal sealed class PngInflated(PngData data) : IDisposable
{
    // The most bytes before the sums of RFC 1950 leave 32 bits.
    private const int Steps = 5552;

    private readonly ZLibStream _stream = new(data, CompressionMode.Decompress);
    private uint _low = 1, _high;

    public int Filter()
    {
        Span<byte> one = stackalloc byte[1];
        Fill(one);
        return one[0];
    }

    /// <exception cref="EndOfStreamException">There is less.</exception>
    public void Fill(Span<byte> into)
    {
        _stream.ReadExactly(into);
        Count(into);
    }

    /// <summary>What follows the last row must be whole as well, up to the checksum, and nothing may follow that. More than a megabyte is nobody's checksum.</summary>
    /// <exception cref="InvalidDataException">It is cut off or goes on.</exception>
    public void Finish()
    {
        var rest = new byte[8 << 10];
        for (var left = 1 << 20; left > 0;)
        {
            var read = _stream.Read(rest);
            if (read == 0)
            {
                if (data.Read(rest, 0, 1) > 0 || data.LastFour != (_high << 16 | _low))
                    throw new InvalidDataException();
                return;
            }

            Count(rest.AsSpan(0, read));
            left -= read;
        }
    }

    public void Dispose() => _stream.Dispose();

    private void Count(ReadOnlySpan<byte> bytes)
    {
        for (var part = bytes; part.Length > 0; part = part[Math.Min(Steps, part.Length)..])
        {
            foreach (var one in part[..Math.Min(Steps, part.Length)])
                _high += _low += one;
            _low %= 65521;
            _high %= 65521;
        }
    }
}
