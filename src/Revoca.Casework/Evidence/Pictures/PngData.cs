using System.Buffers.Binary;

namespace Revoca.Casework.Evidence.Pictures;

/// <summary>The joined bodies of the IDAT chunks.</summary>
internal sealed class PngData(Stream file) : Stream
{
    private long _at = 8, _left;
    private bool _ended;

    /// <summary>The last four bytes given out, the newest lowest: at the end of a whole stream, its checksum.</summary>
    public uint LastFour { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_left == 0 && !_ended)
            Next();
        if (_ended)
            return 0;
        file.Position = _at;
        var read = file.Read(buffer, offset, (int)Math.Min(count, _left));
        _at += read;
        _left -= read;
        _ended = read == 0;
        foreach (var given in buffer.AsSpan(offset, read)[Math.Max(0, read - 4)..])
            LastFour = LastFour << 8 | given;
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
