using System.Buffers.Binary;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>JPEG segments up to the scan: comments, Exif, XMP, manifest store, IPTC.</summary>
public static class JpegWalker
{
    private const int MostSegments = 10_000;

    public static void Walk(ByteWindow file, EmbeddedTexts found)
    {
        foreach (var (marker, at, length) in Segments(file))
            if (file.Block(at, length) is { } body)
                Read(marker, body, found);
    }

    /// <summary>True for a progressive picture, which a decoder must hold whole before it can give the first row.</summary>
    public static bool IsProgressive(ByteWindow file) => Segments(file).Any(segment => segment.Marker is 0xC2 or 0xC6 or 0xCA or 0xCE);

    /// <summary>True for a picture of four colours, made for print.</summary>
    public static bool IsForPrint(ByteWindow file) => Segments(file).Any(segment => IsFrame(segment.Marker) && file.Block(segment.At, segment.Length) is { Length: > 5 } body && body[5] == 4);

    private static IEnumerable<(byte Marker, long At, int Length)> Segments(ByteWindow file)
    {
        var head = new byte[4];
        var at = 2L;
        for (var segment = 0; segment < MostSegments && file.TryRead(at, head) && head[0] == 0xFF; segment++)
        {
            var marker = head[1];
            if (marker is 0xD9 or 0xDA)
                yield break;
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
            if (length < 2)
                yield break;
            yield return (marker, at + 4, length - 2);
            at += 2 + length;
        }
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void Read(byte marker, ReadOnlySpan<byte> body, EmbeddedTexts found)
    {
        if (IsFrame(marker) && body.Length >= 5)
            found.Dimensions = (BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
        else if (marker == 0xFE)
            found.Add("comment", TextBytes.Utf8OrLatin1(body));
        else if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
            ExifReader.Read(body[6..], found);
        else if (marker == 0xE1 && body.StartsWith("http://ns.adobe.com/xap/1.0/\0"u8))
            XmpReader.Read(TextBytes.Utf8OrLatin1(body[29..]), found);
        else if (marker == 0xEB && body.StartsWith("JP"u8) && (found.HasC2pa || body.IndexOf("c2pa"u8) >= 0))
            found.AddC2pa(body);
        else if (marker == 0xED)
            IptcReader.Read(body, found);
    }
}
