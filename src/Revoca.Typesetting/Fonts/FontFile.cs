using System.Buffers.Binary;
using static Revoca.Typesetting.Fonts.FontTables;

namespace Revoca.Typesetting.Fonts;

/// <summary>Writes the TrueType file of a subset: glyphs renumbered, parts of composed glyphs added behind, hinting left out.</summary>
internal static class FontFile
{
    private const int HeaderLength = 10;
    private const ushort MoreParts = 0x20;
    private const ushort HasInstructions = 0x100;

    public static byte[] Write(FontSubset subset)
    {
        var face = subset.Face;
        var glyphs = subset.Used.ToList();
        var outlines = new MemoryStream();
        var offsets = new List<uint>();
        var metrics = new List<byte>();
        var partNumbers = new Dictionary<ushort, ushort>();
        for (var i = 0; i < glyphs.Count; i++)
        {
            var outline = Outline(face, glyphs[i], part => NumberOf(part, glyphs, partNumbers));
            offsets.Add((uint)outlines.Length);
            outlines.Write(outline);
            outlines.Write(new byte[(4 - (outlines.Length % 4)) % 4]);
            Add(metrics, (ushort)glyphs[i].Advance(face));

            // The side bearing must agree with the outline, else readers shift the glyph.
            Add(metrics, (ushort)(outline.Length < HeaderLength ? 0 : Int16(outline, 2)));
        }

        offsets.Add((uint)outlines.Length);
        return Sfnt(
        [
            ("glyf", outlines.ToArray()),
            ("head", Head(face)),
            ("hhea", Patched(face.Table("hhea"), 34, (ushort)glyphs.Count)),
            ("hmtx", [.. metrics]),
            ("loca", Words(offsets)),
            ("maxp", Limits(face, glyphs)),
        ]);
    }

    private static ushort NumberOf(ushort part, List<SubsetGlyph> glyphs, Dictionary<ushort, ushort> partNumbers)
    {
        if (partNumbers.TryGetValue(part, out var number))
            return number;
        glyphs.Add(new SubsetGlyph(part, "", null));
        return partNumbers[part] = (ushort)(glyphs.Count - 1);
    }

    private static byte[] Outline(FontFace face, SubsetGlyph glyph, Func<ushort, ushort> numberOf)
    {
        if (glyph.Composed is not null)
            return glyph.Composed.Outline(face, numberOf);
        var source = face.Outline(glyph.Id);
        if (source.Length < HeaderLength)
            return [];
        return Int16(source, 0) >= 0 ? WithoutInstructions(source) : WithParts(source, numberOf);
    }

    /// <summary>maxp with the new number of glyphs, and room for glyphs composed of composed ones.</summary>
    private static byte[] Limits(FontFace face, List<SubsetGlyph> glyphs)
    {
        var limits = Patched(face.Table("maxp"), 4, (ushort)glyphs.Count);
        var parts = glyphs.Max(glyph => glyph.Composed?.Parts.Count ?? 0);
        BinaryPrimitives.WriteUInt16BigEndian(limits.AsSpan(28), (ushort)Math.Max(parts, UInt16(limits, 28)));
        BinaryPrimitives.WriteUInt16BigEndian(limits.AsSpan(30), (ushort)(UInt16(limits, 30) + (parts > 0 ? 1 : 0)));
        return limits;
    }

    private static byte[] WithoutInstructions(ReadOnlySpan<byte> source)
    {
        var ends = HeaderLength + (Int16(source, 0) * 2);
        var instructions = UInt16(source, ends);
        return [.. source[..ends], 0, 0, .. source[(ends + 2 + instructions)..]];
    }

    private static byte[] WithParts(ReadOnlySpan<byte> source, Func<ushort, ushort> numberOf)
    {
        var outline = source.ToArray();
        var at = HeaderLength;
        ushort flags;
        do
        {
            flags = UInt16(outline, at);
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)(flags & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), numberOf(UInt16(outline, at + 2)));
            at += 4 + PartLength(flags);
        }
        while ((flags & MoreParts) != 0);
        return outline[..at];
    }

    /// <summary>Length of a part's position and scale, by its flags.</summary>
    private static int PartLength(ushort flags) =>
        ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);

    private static byte[] Head(FontFace face)
    {
        var head = face.Table("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Patched(ReadOnlySpan<byte> table, int at, ushort value)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), value);
        return copy;
    }

    private static void Add(List<byte> bytes, ushort value) => bytes.AddRange([(byte)(value >> 8), (byte)value]);

    private static byte[] Words(List<uint> values)
    {
        var bytes = new byte[values.Count * 4];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), values[i]);
        return bytes;
    }

    private static byte[] Sfnt((string Tag, byte[] Data)[] tables)
    {
        var start = 12 + (16 * tables.Length);
        var file = new byte[start + tables.Sum(table => (table.Data.Length + 3) & ~3)];
        var power = 1 << (int)Math.Log2(tables.Length);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(power * 16));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)Math.Log2(tables.Length));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((tables.Length - power) * 16));
        var headAt = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(file, start);
            var entry = file.AsSpan(12 + (16 * i), 16);
            System.Text.Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(start, (data.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)start);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)data.Length);
            headAt = tag == "head" ? start : headAt;
            start += (data.Length + 3) & ~3;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= data.Length; i += 4)
            sum += UInt32(data, i);
        return sum;
    }
}
