using System.Buffers.Binary;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>The texts of an Exif block (a small TIFF), both byte orders; offsets that point outside are skipped.</summary>
public static class ExifReader
{
    private const int MostEntries = 1_000;

    public static void Read(ReadOnlySpan<byte> tiff, EmbeddedTexts found)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return;
        var little = tiff[0] == (byte)'I';
        if (UInt16(tiff[2..], little) != 42)
            return;
        var first = UInt32(tiff[4..], little);
        var sub = Directory(tiff, first, little, found);
        if (sub is { } exif && exif != first)
            Directory(tiff, exif, little, found);
    }

    private static uint? Directory(ReadOnlySpan<byte> tiff, uint offset, bool little, EmbeddedTexts found)
    {
        if (offset > tiff.Length - 2)
            return null;
        uint? sub = null;
        var count = Math.Min((int)UInt16(tiff[(int)offset..], little), MostEntries);
        for (var i = 0; i < count; i++)
        {
            var at = (int)offset + 2 + 12 * i;
            if (at > tiff.Length - 12)
                return sub;
            var entry = tiff.Slice(at, 12);
            var tag = UInt16(entry, little);
            if (tag == 0x8769)
                sub = UInt32(entry[8..], little);
            else if (Name(tag) is { } name)
                Add(name, tag, Value(tiff, entry, little), found);
        }

        return sub;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> tiff, ReadOnlySpan<byte> entry, bool little)
    {
        var size = UInt16(entry[2..], little) switch { 1 or 2 or 6 or 7 => 1L, 3 or 8 => 2, 4 or 9 or 11 => 4, 5 or 10 or 12 => 8, _ => 0 };
        var length = size * UInt32(entry[4..], little);
        if (length <= 4)
            return entry.Slice(8, (int)length);
        var offset = UInt32(entry[8..], little);
        return offset > tiff.Length || length > tiff.Length - offset ? [] : tiff.Slice((int)offset, (int)length);
    }

    private static void Add(string name, ushort tag, ReadOnlySpan<byte> value, EmbeddedTexts found)
    {
        var text = tag switch
        {
            0x9286 => TextBytes.ExifComment(value),
            >= 0x9C9B and <= 0x9C9F => System.Text.Encoding.Unicode.GetString(value),
            _ => TextBytes.Utf8OrLatin1(value),
        };
        text = text.TrimEnd('\0');
        // ComfyUI has no field of its own in Exif and writes "workflow:{…}" into camera fields.
        foreach (var prefix in (ReadOnlySpan<string>)["workflow", "prompt"])
            if (text.StartsWith(prefix + ":", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(prefix, text[(prefix.Length + 1)..]);
                return;
            }

        found.Add(name, text);
    }

    private static string? Name(ushort tag) => tag switch
    {
        0x010D => "documentname",
        0x010E => "description",
        0x010F => "make",
        0x0110 => "model",
        0x0131 => "software",
        0x013B => "artist",
        0x8298 => "copyright",
        0x9286 => "usercomment",
        0x927C => "makernote",
        0x9C9B => "xptitle",
        0x9C9C => "xpcomment",
        0x9C9E => "xpkeywords",
        0x9C9F => "xpsubject",
        // ComfyUI counts down from Make when it has more texts than one to store.
        >= 0x0104 and <= 0x010C => "camera",
        _ => null,
    };

    private static ushort UInt16(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint UInt32(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
