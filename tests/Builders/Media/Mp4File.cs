using System.Buffers.Binary;
using System.Text;

namespace Revoca.Builders.Media;

/// <summary>Writes MP4 files without pictures: boxes, metadata keys as ffmpeg writes them, a little sample data.</summary>
public sealed class Mp4File
{
    private readonly List<byte[]> _userData = [], _top = [];

    public bool DataFirst { get; init; }

    /// <summary>Keys and values as <c>-movflags use_metadata_tags</c> writes them.</summary>
    public Mp4File Keys(params (string Key, string Text)[] pairs)
    {
        var keys = pairs.SelectMany(pair => Box("mdta", Encoding.UTF8.GetBytes(pair.Key))).ToArray();
        var items = pairs.SelectMany((pair, i) => Box(Number(i + 1), Data(pair.Text))).ToArray();
        return Meta(true, [.. Box("keys", [0, 0, 0, 0, .. Number(pairs.Length), .. keys]), .. Box("ilst", items)]);
    }

    /// <summary>An iTunes item such as ©cmt.</summary>
    public Mp4File Item(string name, string text) => Meta(false, Box("ilst", Box(Encoding.Latin1.GetBytes(name), Data(text))));

    public Mp4File Top(byte[] box)
    {
        _top.Add(box);
        return this;
    }

    public byte[] Bytes()
    {
        var track = new byte[84];
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(76), 832 << 16);
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(80), 480 << 16);
        var movie = Box("moov", [.. Box("trak", Box("tkhd", track)), .. Box("udta", [.. _userData.SelectMany(box => box)])]);
        var data = Box("mdat", new byte[5_000]);
        return [.. Box("ftyp", [.. "isom"u8, 0, 0, 2, 0, .. "isomiso2mp41"u8]), .. DataFirst ? data : movie, .. DataFirst ? movie : data, .. _top.SelectMany(box => box)];
    }

    public static byte[] Box(string type, byte[] body) => Box(Encoding.Latin1.GetBytes(type), body);

    private static byte[] Box(byte[] type, byte[] body) => [.. Number(body.Length + 8), .. type, .. body];

    private static byte[] Data(string text) => Box("data", [0, 0, 0, 1, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)]);

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private Mp4File Meta(bool keys, byte[] body)
    {
        byte[] handler = [0, 0, 0, 0, 0, 0, 0, 0, .. keys ? "mdta"u8 : "mdir"u8, .. new byte[13]];
        _userData.Add(Box("meta", [0, 0, 0, 0, .. Box("hdlr", handler), .. body]));
        return this;
    }
}
