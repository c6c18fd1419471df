using System.Buffers.Binary;

namespace Revoca.Builders.Media;

/// <summary>Writes JPEG files that no encoder at hand writes: progressive, four colours, restart marks, every way to halve the colours.</summary>
public sealed class JpegFile
{
    private static readonly byte[] Zigzag = [.. Enumerable.Range(0, 64).OrderBy(at => at / 8 + at % 8).ThenBy(at => (at / 8 + at % 8) % 2 == 0 ? at % 8 : at / 8).Select(at => (byte)at)];

    private static readonly double[,] Cosines = Waves();

    public int Width { get; init; } = 131;

    public int Height { get; init; } = 97;

    /// <summary>1 grey, 3 colours, 4 as for print.</summary>
    public int Components { get; init; } = 3;

    public bool Progressive { get; init; }

    /// <summary>How many blocks of the first component lie beside and below each other for one of the others.</summary>
    public (int Across, int Down) Halved { get; init; } = (1, 1);

    /// <summary>The transform of an Adobe mark (0, 1 or 2), or null for none.</summary>
    public byte? Adobe { get; init; }

    /// <summary>Blocks between two restart marks; 0 for none. Not with progressive pictures.</summary>
    public int Restart { get; init; }

    /// <summary>Value of a component (from 0) at x and y of the whole picture.</summary>
    public Func<int, int, int, byte> Sample { get; init; } = (component, x, y) => (byte)(128 + 60 * Math.Sin(x * 0.07 + component) + 50 * Math.Cos(y * 0.11 * (component + 1)) + (x / 23 * 31 + y / 17 * 47) % 30 - 15);

    public byte[] Bytes()
    {
        var file = new JpegBits();
        file.Write([0xFF, 0xD8]);
        if (Adobe is { } transform)
            file.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        file.Segment(0xDB, [0, .. Enumerable.Range(0, 64).Select(k => (byte)(3 + k / 4))]);
        file.Segment(0xC4, [0x00, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(size => (byte)size)]);
        file.Segment(0xC4, [0x10, 0, 0, 0, 0, 0, 0, 0, (byte)JpegBits.Symbols.Length, .. new byte[8], .. JpegBits.Symbols]);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)Height);
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)Width);
        file.Segment((byte)(Progressive ? 0xC2 : 0xC0), [8, .. size, (byte)Components, .. Enumerable.Range(0, Components).SelectMany(c => (byte[])[(byte)(c + 1), Sampling(c), 0])]);
        if (Restart > 0)
            file.Segment(0xDD, [(byte)(Restart >> 8), (byte)Restart]);
        Scans(file, [.. Enumerable.Range(0, Components).Select(Blocks)]);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private byte Sampling(int component) => (byte)(component == 0 ? Halved.Across << 4 | Halved.Down : 0x11);

    private void Scans(JpegBits file, short[][,][] planes)
    {
        Scan(file, [.. Enumerable.Range(0, Components)], 0, (byte)(Progressive ? 0 : 63));
        Interleaved(file, planes);
        file.Flush();
        for (var c = 0; Progressive && c < Components; c++)
        {
            Scan(file, [c], 1, 63);
            // A scan of one component leaves out the blocks that only fill the last group up.
            var (across, down) = Size(c);
            for (var y = 0; y < (down + 7) / 8; y++)
                for (var x = 0; x < (across + 7) / 8; x++)
                    file.Waves(planes[c][y, x]);
            file.Flush();
        }
    }

    private void Interleaved(JpegBits file, short[][,][] planes)
    {
        var last = new int[Components];
        int groups = 0, marks = 0;
        for (var y = 0; y < Groups().Down; y++)
            for (var x = 0; x < Groups().Across; x++)
            {
                if (Restart > 0 && groups > 0 && groups % Restart == 0)
                {
                    file.Flush();
                    file.Write([0xFF, (byte)(0xD0 + marks++ % 8)]);
                    Array.Clear(last);
                }

                groups++;
                for (var c = 0; c < Components; c++)
                    for (var inside = 0; inside < Across(c) * Down(c); inside++)
                    {
                        var block = planes[c][y * Down(c) + inside / Across(c), x * Across(c) + inside % Across(c)];
                        file.Mean(block[0] - last[c]);
                        last[c] = block[0];
                        if (!Progressive)
                            file.Waves(block);
                    }
            }
    }

    private static void Scan(JpegBits file, int[] components, byte from, byte to) =>
        file.Segment(0xDA, [(byte)components.Length, .. components.SelectMany(c => (byte[])[(byte)(c + 1), 0]), from, to, 0]);

    private int Across(int component) => component == 0 ? Halved.Across : 1;

    private int Down(int component) => component == 0 ? Halved.Down : 1;

    private (int Across, int Down) Groups() => ((Width + 8 * Halved.Across - 1) / (8 * Halved.Across), (Height + 8 * Halved.Down - 1) / (8 * Halved.Down));

    private (int Across, int Down) Size(int component) =>
        ((Width * Across(component) + Halved.Across - 1) / Halved.Across, (Height * Down(component) + Halved.Down - 1) / Halved.Down);

    private short[,][] Blocks(int component)
    {
        var blocks = new short[Groups().Down * Down(component), Groups().Across * Across(component)][];
        for (var y = 0; y < blocks.GetLength(0); y++)
            for (var x = 0; x < blocks.GetLength(1); x++)
                blocks[y, x] = Block(component, x * 8, y * 8);
        return blocks;
    }

    private short[] Block(int component, int left, int top)
    {
        int wide = Halved.Across / Across(component), high = Halved.Down / Down(component);
        var values = new double[64];
        for (var i = 0; i < 64; i++)
            values[i] = Sample(component, Math.Min((left + i % 8) * wide, Width - 1), Math.Min((top + i / 8) * high, Height - 1)) - 128;
        // Rows first, then columns.
        var half = new double[64];
        for (var i = 0; i < 64; i++)
            for (var x = 0; x < 8; x++)
                half[i] += values[i / 8 * 8 + x] * Cosines[i % 8, x];
        var block = new short[64];
        for (var k = 0; k < 64; k++)
        {
            var sum = 0.0;
            for (var y = 0; y < 8; y++)
                sum += half[y * 8 + Zigzag[k] % 8] * Cosines[Zigzag[k] / 8, y];
            block[k] = (short)Math.Round(sum / (3 + k / 4));
        }

        return block;
    }

    private static double[,] Waves()
    {
        var waves = new double[8, 8];
        for (var u = 0; u < 8; u++)
            for (var x = 0; x < 8; x++)
                waves[u, x] = Math.Cos((2 * x + 1) * u * Math.PI / 16) / 2 * (u == 0 ? Math.Sqrt(0.5) : 1);
        return waves;
    }
}
