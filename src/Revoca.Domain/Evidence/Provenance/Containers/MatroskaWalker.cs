using System.Text;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>Matroska and WebM: the tags, the title and the picture size. Clusters are stepped over.</summary>
public sealed class MatroskaWalker
{
    private const int MostElements = 1_000_000;
    private const long Unknown = -1;
    private readonly ByteWindow _file;
    private readonly EmbeddedTexts _found;
    private int _elements, _width;
    private string? _tagName;

    private MatroskaWalker(ByteWindow file, EmbeddedTexts found) => (_file, _found) = (file, found);

    public static void Walk(ByteWindow file, EmbeddedTexts found) => new MatroskaWalker(file, found).Elements(0, file.Length, 0);

    private void Elements(long at, long end, int depth)
    {
        while (at < end && _elements++ < MostElements)
        {
            if (Number(ref at, keepMarker: true) is not { } id || Number(ref at, keepMarker: false) is not { } size)
                return;
            var known = size != Unknown;
            if (known && size > end - at)
                size = end - at;
            if (depth < 10 && Opens(id))
                Elements(at, known ? at + size : end, depth + 1);
            else if (known)
                Value(id, at, size);
            // An element of unknown size that was opened ran to the end; a closed one cannot be stepped over.
            if (!known && !(id is 0x1F43B675))
                return;
            at += known ? size : 0;
        }
    }

    // Segment, Tags, Tag, SimpleTag, Info, Tracks, TrackEntry, Video, Attachments.
    private static bool Opens(long id) =>
        id is 0x18538067 or 0x1254C367 or 0x7373 or 0x67C8 or 0x1549A966 or 0x1654AE6B or 0xAE or 0xE0;

    private void Value(long id, long at, long size)
    {
        switch (id)
        {
            case 0x45A3:
                _tagName = Text(at, size);
                break;
            case 0x4487:
                _found.Add(_tagName ?? "tag", Text(at, size));
                break;
            case 0x7BA9:
                _found.Add("title", Text(at, size));
                break;
            case 0x4D80 or 0x5741:
                _found.Add("encoder", Text(at, size));
                break;
            case 0xB0:
                _width = Whole(at, size);
                break;
            case 0xBA when _width > 0 && Whole(at, size) is > 0 and var height:
                _found.Dimensions ??= (_width, height);
                break;
            default:
                break;
        }
    }

    private string? Text(long at, long size) => _file.Block(at, size) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private int Whole(long at, long size)
    {
        if (size > 8 || _file.Block(at, size) is not { } bytes)
            return 0;
        var value = bytes.Aggregate(0UL, (sum, b) => (sum << 8) | b);
        return value > int.MaxValue ? 0 : (int)value;
    }

    private long? Number(ref long at, bool keepMarker)
    {
        Span<byte> bytes = stackalloc byte[8];
        if (!_file.TryRead(at, bytes[..1]) || bytes[0] == 0)
            return null;
        var length = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[0]) - 23;
        if (!_file.TryRead(at, bytes[..length]))
            return null;
        at += length;
        var mask = (1 << (8 - length)) - 1;
        long value = keepMarker ? bytes[0] : bytes[0] & mask;
        var ones = (bytes[0] & mask) == mask;
        for (var i = 1; i < length; i++)
        {
            value = (value << 8) | bytes[i];
            ones &= bytes[i] == 0xFF;
        }

        return ones && !keepMarker ? Unknown : value;
    }
}
