using System.Text;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>MP4 and QuickTime boxes: user data, metadata keys and lists, XMP and manifest store. Sample data is stepped over.</summary>
public sealed class Mp4Walker
{
    private const int MostBoxes = 200_000;
    private const int Deepest = 12;
    private readonly ByteWindow _file;
    private readonly EmbeddedTexts _found;
    private List<string> _keys = [];
    private int _boxes;

    private Mp4Walker(ByteWindow file, EmbeddedTexts found) => (_file, _found) = (file, found);

    public static void Walk(ByteWindow file, EmbeddedTexts found) => new Mp4Walker(file, found).Boxes(0, file.Length, 0, "");

    private void Boxes(long at, long end, int depth, string parent)
    {
        while (at <= end - 8 && _boxes++ < MostBoxes)
        {
            if (_file.UInt32BigEndian(at) is not { } small || _file.Block(at + 4, 4) is not { } name)
                return;
            long size = small, head = 8;
            if (small == 1)
            {
                if (_file.UInt64BigEndian(at + 8) is not { } large || large > long.MaxValue)
                    return;
                (size, head) = ((long)large, 16);
            }
            else if (small == 0)
            {
                size = end - at;
            }

            if (size < head || size > end - at)
                return;
            Box(Encoding.Latin1.GetString(name), at + head, at + size, depth, parent);
            at += size;
        }
    }

    private void Box(string type, long at, long end, int depth, string parent)
    {
        if (depth > Deepest)
            return;
        switch (type)
        {
            case "moov" or "udta" or "trak":
                Boxes(at, end, depth + 1, type);
                break;
            case "meta":
                // QuickTime writes a plain box, ISO a full box with four bytes of version and flags first.
                Boxes(_file.UInt32BigEndian(at) == 0 ? at + 4 : at, end, depth + 1, type);
                break;
            case "keys":
                Keys(at, end);
                break;
            case "ilst":
                List(at, end);
                break;
            case "uuid":
                Uuid(at, end);
                break;
            case "tkhd":
                TrackHeader(at, end);
                break;
            case "XMP_" when _file.Block(at, end - at) is { } xmp:
                XmpReader.Read(TextBytes.Utf8OrLatin1(xmp), _found);
                break;
            default:
                if (parent == "udta" && type[0] == '©')
                    QuickTimeText(type[1..], at, end);
                break;
        }
    }

    private void Keys(long at, long end)
    {
        var keys = new List<string>();
        var count = _file.UInt32BigEndian(at + 4) ?? 0;
        at += 8;
        for (var i = 0; i < count && keys.Count < 1_000; i++)
        {
            if (_file.UInt32BigEndian(at) is not { } size || size < 8 || size > end - at || _file.Block(at + 8, size - 8) is not { } key)
                break;
            keys.Add(Encoding.UTF8.GetString(key));
            at += size;
        }

        _keys = keys;
    }

    private void List(long at, long end)
    {
        for (var i = 0; i < 1_000 && at <= end - 8; i++)
        {
            if (_file.UInt32BigEndian(at) is not { } size || size < 8 || size > end - at || _file.Block(at + 4, 4) is not { } name)
                return;
            Item(name, at + 8, at + size);
            at += size;
        }
    }

    private void Item(byte[] name, long at, long end)
    {
        string? own = null, text = null;
        for (var i = 0; i < 8 && at <= end - 8; i++)
        {
            if (_file.UInt32BigEndian(at) is not { } size || size < 8 || size > end - at || _file.Block(at + 4, 4) is not { } type)
                break;
            if (type.AsSpan().SequenceEqual("name"u8) && size >= 12)
                own = TextBytes.Utf8OrLatin1(_file.Block(at + 12, size - 12));
            else if (type.AsSpan().SequenceEqual("data"u8) && size >= 16)
                text = _file.UInt32BigEndian(at + 8) switch
                {
                    1 or 0 => TextBytes.Utf8OrLatin1(_file.Block(at + 16, size - 16)),
                    2 => TextBytes.Utf16(_file.Block(at + 16, size - 16)),
                    _ => null,
                };
            at += size;
        }

        _found.Add(own ?? KeyOf(name), text);
    }

    private string KeyOf(byte[] name)
    {
        var index = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(name);
        if (index >= 1 && index <= _keys.Count)
            return _keys[(int)index - 1];
        return Encoding.Latin1.GetString(name) switch
        {
            "©cmt" => "comment",
            "©too" => "encoder",
            "©nam" => "title",
            "desc" or "ldes" or "©des" => "description",
            "©prm" => "prompt",
            var other => other.TrimStart('©'),
        };
    }

    private void QuickTimeText(string name, long at, long end)
    {
        if (_file.Block(at, Math.Min(end - at, 4)) is not { Length: 4 } head)
            return;
        var length = Math.Min((head[0] << 8) | head[1], end - at - 4);
        var key = name switch { "cmt" => "comment", "nam" => "title", "swr" or "too" => "encoder", "des" => "description", _ => name };
        _found.Add(key, TextBytes.Utf8OrLatin1(_file.Block(at + 4, length)));
    }

    private void Uuid(long at, long end)
    {
        if (_file.Block(at, 16) is not { } id)
            return;
        var hex = Convert.ToHexStringLower(id);
        if (hex == "be7acfcb97a942e89c71999491e3afac" && _file.Block(at + 16, end - at - 16) is { } xmp)
            XmpReader.Read(TextBytes.Utf8OrLatin1(xmp), _found);
        else if (hex == "d8fec3d61b0e483c92975828877ec481")
            _found.AddC2pa(_file.Block(at + 16, end - at - 16) ?? []);
    }

    private void TrackHeader(long at, long end)
    {
        // Width and height are 16.16 fixed point and close the box in both its versions; sound tracks say zero.
        if (end - at >= 84 && _file.UInt32BigEndian(end - 8) is { } width && _file.UInt32BigEndian(end - 4) is { } height && width >> 16 > 0)
            _found.Dimensions ??= ((int)(width >> 16), (int)(height >> 16));
    }
}
