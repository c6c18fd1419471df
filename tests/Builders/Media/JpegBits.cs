using System.Numerics;

namespace Revoca.Builders.Media;

/// <summary>The segments and the entropy-coded bits of a JPEG, with codes of one length: simple, not small.</summary>
internal sealed class JpegBits : MemoryStream
{
    // Run of zeros and size of the value, the end of a block, sixteen zeros: codes of eight bits in this order.
    public static readonly byte[] Symbols = [0x00, 0xF0, .. Enumerable.Range(0, 160).Select(i => (byte)(i / 10 << 4 | i % 10 + 1))];
    private int _held, _bits;

    public void Segment(byte marker, byte[] body) => Write([0xFF, marker, (byte)(body.Length + 2 >> 8), (byte)(body.Length + 2), .. body]);

    /// <summary>The difference of a block's mean from the one before.</summary>
    public void Mean(int difference)
    {
        var size = Size(difference);
        Bits(size, 4);
        Value(difference, size);
    }

    /// <summary>Everything of a block but its mean.</summary>
    public void Waves(short[] block)
    {
        var zeros = 0;
        for (var k = 1; k < 64; k++)
        {
            if (block[k] == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16)
                Bits(1, 8);
            var size = Size(block[k]);
            Bits(Array.IndexOf(Symbols, (byte)(zeros << 4 | size)), 8);
            Value(block[k], size);
            zeros = 0;
        }

        if (zeros > 0)
            Bits(0, 8);
    }

    /// <summary>Fills the last byte with ones.</summary>
    public new void Flush()
    {
        if (_bits > 0)
            Bits((1 << 8 - _bits) - 1, 8 - _bits);
    }

    private static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    private void Value(int value, int size) => Bits(value < 0 ? value + (1 << size) - 1 : value, size);

    private void Bits(int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            _held = _held << 1 | value >> i & 1;
            if (++_bits < 8)
                continue;
            WriteByte((byte)_held);
            // A byte of ones would be read as a mark.
            if ((byte)_held == 0xFF)
                WriteByte(0);
            (_held, _bits) = (0, 0);
        }
    }
}
