using System.Buffers;
using System.Buffers.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>Bytes of PDF syntax. Numbers are written with at most two decimals, the same on every machine.</summary>
internal sealed class PdfBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public PdfBuffer Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Characters up to U+00FF, one byte each.</summary>
    public PdfBuffer Add(string text)
    {
        var target = _bytes.GetSpan(text.Length);
        for (var i = 0; i < text.Length; i++)
            target[i] = (byte)text[i];
        _bytes.Advance(text.Length);
        return this;
    }

    public PdfBuffer Add(int number)
    {
        var target = _bytes.GetSpan(12);
        Utf8Formatter.TryFormat(number, target, out var written);
        _bytes.Advance(written);
        return this;
    }

    /// <summary>The number and a space behind it.</summary>
    public PdfBuffer Number(double number)
    {
        var hundredths = (long)Math.Round(number * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
            Add("-"u8);
        hundredths = Math.Abs(hundredths);
        Add((int)(hundredths / 100));
        var rest = (int)(hundredths % 100);
        if (rest > 0)
        {
            Add("."u8).Add(rest / 10);
            if (rest % 10 > 0)
                Add(rest % 10);
        }

        return Add(" "u8);
    }

    public PdfBuffer Hex(ushort value)
    {
        var target = _bytes.GetSpan(4);
        for (var i = 0; i < 4; i++)
            target[i] = "0123456789ABCDEF"u8[(value >> (12 - (4 * i))) & 15];
        _bytes.Advance(4);
        return this;
    }
}
