using System.Buffers.Binary;
using static Revoca.Typesetting.Fonts.FontTables;

namespace Revoca.Typesetting.Fonts;

/// <summary>Several glyphs that stand for one cluster, such as an Arabic letter and its dots: made one, so that a reader can copy the letter out.</summary>
/// <param name="Parts">Glyphs and where they stand, in font units.</param>
/// <param name="Advance">Font units.</param>
internal sealed record ComposedGlyph(IReadOnlyList<(ushort Id, int X, int Y)> Parts, int Advance)
{
    private const int HeaderLength = 10;
    private const int PartLength = 8;
    private const ushort WordOffsets = 0x3;
    private const ushort MoreParts = 0x20;

    /// <summary>The same for the same composition.</summary>
    public string Key => string.Join(';', Parts) + Advance;

    /// <summary>A composed glyf entry; numberOf gives the parts' numbers in the subset.</summary>
    public byte[] Outline(FontFace face, Func<ushort, ushort> numberOf)
    {
        var inked = Parts.Where(part => face.Outline(part.Id).Length >= HeaderLength).ToList();
        if (inked.Count == 0)
            return [];
        var outline = new byte[HeaderLength + (inked.Count * PartLength)];
        BinaryPrimitives.WriteInt16BigEndian(outline, -1);
        WriteBox(face, inked, outline);
        for (var i = 0; i < inked.Count; i++)
        {
            var entry = outline.AsSpan(HeaderLength + (i * PartLength));
            BinaryPrimitives.WriteUInt16BigEndian(entry, i == inked.Count - 1 ? WordOffsets : (ushort)(WordOffsets | MoreParts));
            BinaryPrimitives.WriteUInt16BigEndian(entry[2..], numberOf(inked[i].Id));
            BinaryPrimitives.WriteInt16BigEndian(entry[4..], (short)inked[i].X);
            BinaryPrimitives.WriteInt16BigEndian(entry[6..], (short)inked[i].Y);
        }

        return outline;
    }

    private static void WriteBox(FontFace face, List<(ushort Id, int X, int Y)> parts, byte[] outline)
    {
        BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(2), (short)parts.Min(part => Edge(face, part.Id, 2) + part.X));
        BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(4), (short)parts.Min(part => Edge(face, part.Id, 4) + part.Y));
        BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(6), (short)parts.Max(part => Edge(face, part.Id, 6) + part.X));
        BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(8), (short)parts.Max(part => Edge(face, part.Id, 8) + part.Y));
    }

    private static int Edge(FontFace face, ushort glyph, int at) => Int16(face.Outline(glyph), at);
}

/// <summary>A glyph of a subset, the text it stands for and, if it has several parts, what it is composed of.</summary>
internal sealed record SubsetGlyph(ushort Id, string Text, ComposedGlyph? Composed)
{
    /// <summary>Font units.</summary>
    public int Advance(FontFace face) => Composed?.Advance ?? face.Advance(Id);
}
