using System.Text;

namespace Revoca.Typesetting.Unicode;

/// <summary>Code points in UTF-16 text; a lone surrogate counts as itself.</summary>
internal static class UnicodeText
{
    public static int RuneAt(string text, int index, out int length)
    {
        var first = text[index];
        if (!char.IsHighSurrogate(first) || index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1]))
        {
            length = 1;
            return first;
        }

        length = 2;
        return char.ConvertToUtf32(first, text[index + 1]);
    }

    public static string Name(int codePoint) => $"U+{codePoint:X4}";

    /// <summary>Zero-width joiners, variation selectors and our own isolates: no font needs to have them.</summary>
    public static bool IsIgnorable(int codePoint) =>
        codePoint is 0x200C or 0x200D or 0x2068 or 0x2069 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
