using System.Reflection;
using HarfBuzzSharp;
using static Revoca.Typesetting.Fonts.FontTables;

namespace Revoca.Typesetting.Fonts;

/// <summary>One font, read once and shared by all threads: HarfBuzz fonts may be used by several threads once nothing changes them.</summary>
internal sealed unsafe class FontFace
{
    private readonly FontTables _tables;
    private readonly int _longMetrics;
    private readonly bool _longOffsets;

    private FontFace(string name, FontTables tables)
    {
        Name = name;
        _tables = tables;
        var head = tables["head"];
        UnitsPerEm = UInt16(head, 18);
        Box = [Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42)];
        _longOffsets = Int16(head, 50) != 0;
        var horizontal = tables["hhea"];
        Ascent = Int16(horizontal, 4);
        Descent = Int16(horizontal, 6);
        _longMetrics = UInt16(horizontal, 34);
        CapHeight = Int16(tables["OS/2"], 88);
        GlyphCount = UInt16(tables["maxp"], 4);
        using var blob = new Blob(tables.Address, tables.Length, MemoryMode.ReadOnly);
        using var face = new Face(blob, 0);
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int GlyphCount { get; }

    public int[] Box { get; }

    public Font Shaper { get; }

    public bool IsItalic => Name.EndsWith("Italic", StringComparison.Ordinal);

    public bool IsBold => Name.Contains("Bold", StringComparison.Ordinal);

    public static FontFace Load(string name)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Fonts." + name)
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        if (stream is UnmanagedMemoryStream mapped)
            return new FontFace(name, new FontTables(mapped.PositionPointer, (int)mapped.Length));

        // Some hosts hand resources out as ordinary streams; a pinned copy then serves as well.
        var copy = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(copy);
        return new FontFace(name, new FontTables((byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(copy, 0), copy.Length)) { Keep = copy };
    }

    private byte[]? Keep { get; init; }

    public bool TryGlyph(int codePoint, out ushort glyph)
    {
        var found = Shaper.TryGetNominalGlyph((uint)codePoint, out var index);
        glyph = (ushort)index;
        return found && index != 0;
    }

    /// <summary>Advance in font units.</summary>
    public int Advance(int glyph) => UInt16(_tables["hmtx"], Math.Min(glyph, _longMetrics - 1) * 4);

    /// <summary>The glyf entry; empty for a glyph without ink.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var offsets = _tables["loca"];
        var (start, end) = _longOffsets
            ? ((int)UInt32(offsets, glyph * 4), (int)UInt32(offsets, (glyph * 4) + 4))
            : (UInt16(offsets, glyph * 2) * 2, UInt16(offsets, (glyph * 2) + 2) * 2);
        return _tables["glyf"][start..end];
    }

    public ReadOnlySpan<byte> Table(string tag) => _tables[tag];
}
