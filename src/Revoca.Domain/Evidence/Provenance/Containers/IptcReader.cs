using System.Buffers.Binary;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>IPTC texts inside a Photoshop block of a JPEG: caption, headline, instructions, credit, program.</summary>
public static class IptcReader
{
    public static void Read(ReadOnlySpan<byte> app13, EmbeddedTexts found)
    {
        var marker = "Photoshop 3.0\0"u8;
        if (!app13.StartsWith(marker))
            return;
        var rest = app13[marker.Length..];
        while (rest.Length >= 12 && rest.StartsWith("8BIM"u8))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(rest[4..]);
            var name = 1 + rest[6];
            var at = 6 + name + (name & 1);
            if (at + 4 > rest.Length)
                return;
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest[at..]);
            if (length > rest.Length - at - 4)
                return;
            var body = rest.Slice(at + 4, (int)length);
            if (id == 0x0404)
                Records(body, found);
            var next = at + 4 + (int)length + (int)(length & 1);
            rest = next >= rest.Length ? [] : rest[next..];
        }
    }

    private static void Records(ReadOnlySpan<byte> body, EmbeddedTexts found)
    {
        while (body.Length >= 5 && body[0] == 0x1C)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
            if (length > body.Length - 5 || length >= 0x8000)
                return;
            var name = (body[1], body[2]) switch
            {
                (2, 120) => "description",
                (2, 105) => "headline",
                (2, 40) => "instructions",
                (2, 110) => "credit",
                (2, 65) => "software",
                _ => null,
            };
            if (name is not null)
                found.Add(name, TextBytes.Utf8OrLatin1(body.Slice(5, length)));
            body = body[(5 + length)..];
        }
    }
}
