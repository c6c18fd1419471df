using System.Buffers.Binary;
using System.IO.Compression;

namespace Revoca.Casework.Evidence;

/// <summary>
/// A PNG decoder that holds two rows. Own code because it must give the same bytes as the one in the browser: transparency kept apart
/// (a canvas multiplies it in), the high byte of 16-bit samples, no colour conversion.
/// </summary>
internal static class PngRows
{
    public static PictureRows Open(Stream file)
    {
        var header = new PngHeader(file);
        return new PictureRows(header.Width, header.Height, sink => Read(file, header, sink));
    }

    private static void Read(Stream file, PngHeader header, RowSink sink)
    {
        using var data = new PngData(file);
        using var inflater = new ZLibStream(data, CompressionMode.Decompress);
        try
        {
            if (header.Interlaced)
                ReadInterlaced(inflater, header, sink);
            else
                Pass(inflater, header, header.Width, header.Height, (_, row) => sink(row));
            Finish(inflater, data);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new PictureUnreadableException(PictureUnreadableException.Broken);
        }
    }

    // What follows the last row must be whole as well: its checksum stands at the end. More than a megabyte is nobody's checksum.
    private static void Finish(Stream inflated, PngData data)
    {
        var rest = new byte[8 << 10];
        for (var left = 1 << 20; left > 0 && inflated.Read(rest) is > 0 and var read; left -= read)
        {
            // Read, not kept.
        }

        if (data.Starved)
            throw new EndOfStreamException();
    }

    private static void Pass(Stream data, PngHeader header, int width, int height, Action<int, byte[]> row)
    {
        var length = (int)(((long)width * header.BitsPerPixel + 7) / 8);
        byte[] line = new byte[length], above = new byte[length], rgba = new byte[width * 4];
        for (var y = 0; y < height; y++)
        {
            var filter = data.ReadByte();
            if (filter < 0)
                throw new EndOfStreamException();
            data.ReadExactly(line);
            PngFilters.Undo(filter, line, above, Math.Max(1, header.BitsPerPixel / 8));
            header.Expand(line, rgba);
            row(y, rgba);
            (line, above) = (above, line);
        }
    }

    // Adam7: seven thinned pictures one after the other; they are put together in memory.
    private static void ReadInterlaced(Stream data, PngHeader header, RowSink sink)
    {
        PictureRows.Check(header.Width, header.Height, PictureRows.MostPixelsAtOnce);
        var whole = new byte[(long)header.Width * header.Height * 4];
        foreach (var (x0, y0, dx, dy) in (ReadOnlySpan<(int, int, int, int)>)
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)])
        {
            int width = (header.Width - x0 + dx - 1) / dx, height = (header.Height - y0 + dy - 1) / dy;
            if (width < 1 || height < 1)
                continue;
            var (left, top, right, down) = (x0, y0, dx, dy);
            Pass(data, header, width, height, (y, row) =>
            {
                for (var x = 0; x < width; x++)
                    row.AsSpan(x * 4, 4).CopyTo(whole.AsSpan(((top + y * down) * header.Width + left + x * right) * 4));
            });
        }

        for (var y = 0; y < header.Height; y++)
            sink(whole.AsSpan(y * header.Width * 4, header.Width * 4));
    }

    /// <summary>The joined bodies of the IDAT chunks.</summary>
    private sealed class PngData(Stream file) : Stream
    {
        private long _at = 8, _left;
        private bool _ended;

        /// <summary>More was asked for than there is.</summary>
        public bool Starved { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_left == 0 && !_ended)
                Next();
            Starved = _ended;
            if (_ended)
                return 0;
            file.Position = _at;
            var read = file.Read(buffer, offset, (int)Math.Min(count, _left));
            _at += read;
            _left -= read;
            Starved = _ended = read == 0;
            // The checksum follows the body.
            if (_left == 0)
                _at += 4;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Next()
        {
            Span<byte> head = stackalloc byte[8];
            file.Position = _at;
            if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8 || head[4..].SequenceEqual("IEND"u8))
            {
                _ended = true;
                return;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head[4..].SequenceEqual("IDAT"u8))
                (_at, _left) = (_at + 8, length);
            else
                _at += 12 + (long)length;
            if (_left == 0 && head[4..].SequenceEqual("IDAT"u8))
                _at += 4;
            _ended = _at > file.Length;
        }
    }
}
