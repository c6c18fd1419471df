using System.Buffers.Binary;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>A bounded view into a seekable file: every read says whether it fitted, so walkers never trust a length they read.</summary>
public sealed class ByteWindow
{
    /// <summary>Longest text or block taken from a file, in bytes.</summary>
    public const int TextCap = 16 << 20;

    private readonly Stream _stream;
    private readonly byte[] _head = new byte[64 << 10];
    private long _headAt = -1;
    private int _headLength;

    /// <param name="stream">Seekable; read only; not closed here.</param>
    public ByteWindow(Stream stream)
    {
        _stream = stream;
        Length = stream.Length;
    }

    /// <summary>Bytes in the file.</summary>
    public long Length { get; }

    /// <summary>Fills <paramref name="into"/> from <paramref name="offset"/>; false when any of it lies outside the file.</summary>
    public bool TryRead(long offset, Span<byte> into)
    {
        if (offset < 0 || offset > Length || into.Length > Length - offset)
            return false;
        if (into.Length > _head.Length)
        {
            _stream.Position = offset;
            return _stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
        }

        if (_headAt < 0 || offset < _headAt || offset + into.Length > _headAt + _headLength)
            Load(offset, into.Length);
        if (offset + into.Length > _headAt + _headLength)
            return false;
        _head.AsSpan((int)(offset - _headAt), into.Length).CopyTo(into);
        return true;
    }

    /// <summary>A copy of a block of at most <see cref="TextCap"/> bytes, or null when it does not fit.</summary>
    public byte[]? Block(long offset, long length)
    {
        if (length is < 0 or > TextCap || offset < 0 || length > Length - offset)
            return null;
        var block = new byte[length];
        return TryRead(offset, block) ? block : null;
    }

    public uint? UInt32BigEndian(long offset)
    {
        Span<byte> four = stackalloc byte[4];
        return TryRead(offset, four) ? BinaryPrimitives.ReadUInt32BigEndian(four) : null;
    }

    public uint? UInt32LittleEndian(long offset)
    {
        Span<byte> four = stackalloc byte[4];
        return TryRead(offset, four) ? BinaryPrimitives.ReadUInt32LittleEndian(four) : null;
    }

    public ulong? UInt64BigEndian(long offset)
    {
        Span<byte> eight = stackalloc byte[8];
        return TryRead(offset, eight) ? BinaryPrimitives.ReadUInt64BigEndian(eight) : null;
    }

    // Small steps read little ahead: walkers hop over gigabytes and would otherwise load 64 KiB at every hop.
    private void Load(long offset, int atLeast)
    {
        var sequential = _headAt >= 0 && offset >= _headAt && offset <= _headAt + _headLength;
        var length = sequential || _headAt < 0 ? _head.Length : Math.Max(atLeast, 4 << 10);
        _stream.Position = offset;
        _headLength = _stream.ReadAtLeast(_head.AsSpan(0, length), atLeast, throwOnEndOfStream: false);
        _headAt = offset;
    }
}
