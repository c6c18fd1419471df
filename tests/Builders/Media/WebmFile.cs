using System.Text;

namespace Revoca.Builders.Media;

/// <summary>Writes WebM files without pictures: header, one cluster, tags.</summary>
public static class WebmFile
{
    /// <param name="tags">Names and values, as ffmpeg writes them in upper case.</param>
    /// <param name="streamed">True leaves the sizes of segment and cluster unknown, as a live recording does; tags then come first.</param>
    public static byte[] Bytes((string Name, string Text)[] tags, bool streamed = false, string type = "webm")
    {
        byte[] body =
        [
            .. Element([0x15, 0x49, 0xA9, 0x66], [.. Element([0x4D, 0x80], Encoding.UTF8.GetBytes("Lavf61.7.100"))]),
            .. Element([0x16, 0x54, 0xAE, 0x6B], Element([0xAE], Element([0xE0], [.. Element([0xB0], [3, 0x40]), .. Element([0xBA], [1, 0xE0])]))),
        ];
        var list = Element([0x12, 0x54, 0xC3, 0x67], Element([0x73, 0x73], [.. tags.SelectMany(tag => Element(
            [0x67, 0xC8],
            [.. Element([0x45, 0xA3], Encoding.UTF8.GetBytes(tag.Name)), .. Element([0x44, 0x87], Encoding.UTF8.GetBytes(tag.Text))]))]));
        var cluster = new byte[3_000];
        byte[] segment = streamed
            ? [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. body, .. list, 0x1F, 0x43, 0xB6, 0x75, 0xFF, .. Element([0xE7], [0])]
            : Element([0x18, 0x53, 0x80, 0x67], [.. body, .. Element([0x1F, 0x43, 0xB6, 0x75], cluster), .. list]);
        return [.. Element([0x1A, 0x45, 0xDF, 0xA3], Element([0x42, 0x82], Encoding.ASCII.GetBytes(type))), .. segment];
    }

    public static byte[] Element(byte[] id, byte[] body)
    {
        var size = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(size, body.Length);
        size[0] = 1;
        return [.. id, .. size, .. body];
    }
}
