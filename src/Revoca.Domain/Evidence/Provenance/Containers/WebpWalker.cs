using System.Buffers.Binary;
using System.Text;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>WebP chunks: Exif, XMP, manifest store, canvas size.</summary>
public static class WebpWalker
{
    /// <summary>False when the file ends before the length it states: browsers then decode nothing of it.</summary>
    public static bool IsWhole(ByteWindow file) => file.UInt32LittleEndian(4) is { } length && length <= file.Length - 8;

    public static void Walk(ByteWindow file, EmbeddedTexts found)
    {
        var at = 12L;
        Span<byte> head = stackalloc byte[8];
        for (var chunk = 0; chunk < 100_000 && file.TryRead(at, head); chunk++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            Read(file, Encoding.Latin1.GetString(head[..4]), at + 8, length, found);
            at += 8 + (long)length + (length & 1);
        }
    }

    private static void Read(ByteWindow file, string type, long at, long length, EmbeddedTexts found)
    {
        switch (type)
        {
            case "EXIF" when file.Block(at, length) is { } exif:
                ExifReader.Read(exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif.AsSpan(6) : exif, found);
                break;
            case "XMP " when file.Block(at, length) is { } xmp:
                XmpReader.Read(TextBytes.Utf8OrLatin1(xmp), found);
                break;
            case "C2PA":
                found.AddC2pa(file.Block(at, length) ?? []);
                break;
            case "VP8X" when file.Block(at, Math.Min(length, 10)) is { Length: 10 } x:
                found.Dimensions = (1 + (x[4] | (x[5] << 8) | (x[6] << 16)), 1 + (x[7] | (x[8] << 8) | (x[9] << 16)));
                break;
            case "VP8 " when found.Dimensions is null && file.Block(at, Math.Min(length, 10)) is { Length: 10 } lossy:
                found.Dimensions = ((lossy[6] | (lossy[7] << 8)) & 0x3FFF, (lossy[8] | (lossy[9] << 8)) & 0x3FFF);
                break;
            case "VP8L" when found.Dimensions is null && file.Block(at, Math.Min(length, 5)) is { Length: 5 } lossless:
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(lossless.AsSpan(1));
                found.Dimensions = (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
                break;
            default:
                break;
        }
    }
}
