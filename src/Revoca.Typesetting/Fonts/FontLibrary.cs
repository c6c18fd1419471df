using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.Fonts;

/// <summary>The fonts, each loaded when first needed: a letter without Chinese never reads the ten megabytes of it.</summary>
internal static class FontLibrary
{
    private static readonly Lazy<FontFace> Regular = Face("NotoSans-Regular");
    private static readonly Lazy<FontFace> Bold = Face("NotoSans-Bold");
    private static readonly Lazy<FontFace> Italic = Face("NotoSans-Italic");
    private static readonly Lazy<FontFace> BoldItalic = Face("NotoSans-BoldItalic");
    private static readonly Lazy<FontFace> Arabic = Face("NotoSansArabic-Regular");
    private static readonly Lazy<FontFace> ArabicBold = Face("NotoSansArabic-Bold");
    private static readonly Lazy<FontFace> Hebrew = Face("NotoSansHebrew-Regular");
    private static readonly Lazy<FontFace> HebrewBold = Face("NotoSansHebrew-Bold");
    private static readonly Lazy<FontFace> Chinese = Face("NotoSansSC-Regular");

    private static readonly Lazy<FontFace>[][] Chains =
    [
        [Regular, Arabic, Hebrew, Chinese],
        [Bold, ArabicBold, HebrewBold, Chinese],
        [Italic, Arabic, Hebrew, Chinese],
        [BoldItalic, ArabicBold, HebrewBold, Chinese],
    ];

    /// <summary>The font of the style itself.</summary>
    public static FontFace First(SpanStyle style) => Chains[(int)style][0].Value;

    /// <summary>The first font that has every character of the cluster, or null.</summary>
    public static FontFace? Covering(SpanStyle style, string text, int start, int end)
    {
        foreach (var face in Chains[(int)style])
        {
            if (Covers(face.Value, text, start, end))
                return face.Value;
        }

        return null;
    }

    private static bool Covers(FontFace face, string text, int start, int end)
    {
        for (var i = start; i < end;)
        {
            var codePoint = UnicodeText.RuneAt(text, i, out var length);
            if (!UnicodeText.IsIgnorable(codePoint) && !face.TryGlyph(codePoint, out _))
                return false;
            i += length;
        }

        return true;
    }

    private static Lazy<FontFace> Face(string name) => new(() => FontFace.Load(name));
}
