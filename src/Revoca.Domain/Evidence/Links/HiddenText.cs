using System.Globalization;

namespace Revoca.Domain.Evidence.Links;

/// <summary>Characters that a reader cannot see but that change what she reads: controls, bidi marks, zero-width ones.</summary>
internal static class HiddenText
{
    public static bool IsHidden(char c) =>
        c >= 0x7f ? CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : c < 0x20;

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (IsHidden(c))
                return true;
        }

        return false;
    }

    /// <summary>The same text with each hidden character as a visible mark such as ⟨U+202E⟩.</summary>
    public static string Visible(string text) =>
        IsIn(text)
            ? string.Concat(text.Select(c => IsHidden(c) ? $"⟨U+{(int)c:X4}⟩" : c.ToString()))
            : text;

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && (IsHidden(text[start]) || char.IsWhiteSpace(text[start])))
            start++;
        while (end > start && (IsHidden(text[end - 1]) || char.IsWhiteSpace(text[end - 1])))
            end--;
        return text[start..end];
    }
}
