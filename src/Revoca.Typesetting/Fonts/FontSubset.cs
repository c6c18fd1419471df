using System.Runtime.InteropServices;

namespace Revoca.Typesetting.Fonts;

/// <summary>What one document uses of one font. A glyph that stands for different characters gets a number for each, so that copied text is exact.</summary>
internal sealed class FontSubset
{
    private readonly Dictionary<(ushort Glyph, string Text), ushort> _numbers = [];
    private readonly Dictionary<(ushort Glyph, char Text), ushort> _simple = [];
    private readonly List<(ushort Glyph, string Text)> _used = [(0, "")];

    public FontSubset(FontFace face, string resourceName)
    {
        Face = face;
        ResourceName = resourceName;
    }

    public FontFace Face { get; }

    /// <summary>The name in page resources, such as F1.</summary>
    public string ResourceName { get; }

    /// <summary>By number; number 0 is .notdef and is never shown.</summary>
    public IReadOnlyList<(ushort Glyph, string Text)> Used => _used;

    public ushort Number(ushort glyph, ReadOnlySpan<char> text)
    {
        if (text.Length == 1)
        {
            ref var simple = ref CollectionsMarshal.GetValueRefOrAddDefault(_simple, (glyph, text[0]), out var known);
            return known ? simple : simple = Add(glyph, text.ToString());
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (glyph, text.ToString()), out var exists);
        return exists ? number : number = Add(glyph, text.ToString());
    }

    private ushort Add(ushort glyph, string text)
    {
        _used.Add((glyph, text));
        return (ushort)(_used.Count - 1);
    }
}
