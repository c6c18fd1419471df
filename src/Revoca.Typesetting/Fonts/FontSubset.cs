using System.Runtime.InteropServices;

namespace Revoca.Typesetting.Fonts;

/// <summary>What one document uses of one font. A glyph that stands for different texts gets a number for each, so that copied text is exact.</summary>
internal sealed class FontSubset(FontFace face, string resourceName)
{
    private readonly Dictionary<(ushort Glyph, char Text), ushort> _simple = [];
    private readonly Dictionary<(string Glyph, string Text), ushort> _others = [];
    private readonly List<SubsetGlyph> _used = [new SubsetGlyph(0, "", null)];

    public FontFace Face => face;

    /// <summary>The name in page resources, such as F1.</summary>
    public string ResourceName => resourceName;

    /// <summary>By number; number 0 is .notdef and is never shown.</summary>
    public IReadOnlyList<SubsetGlyph> Used => _used;

    public ushort Number(ushort glyph, ComposedGlyph? composed, ReadOnlySpan<char> text)
    {
        if (text.Length == 1 && composed is null)
        {
            ref var simple = ref CollectionsMarshal.GetValueRefOrAddDefault(_simple, (glyph, text[0]), out var known);
            return known ? simple : simple = Add(new SubsetGlyph(glyph, text.ToString(), null));
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_others, (composed?.Key ?? $"{glyph}", text.ToString()), out var exists);
        return exists ? number : number = Add(new SubsetGlyph(glyph, text.ToString(), composed));
    }

    private ushort Add(SubsetGlyph glyph)
    {
        _used.Add(glyph);
        return (ushort)(_used.Count - 1);
    }
}
