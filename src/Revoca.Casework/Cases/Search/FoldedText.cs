using System.Globalization;
using System.Text;

namespace Revoca.Casework.Cases.Search;

/// <summary>Text as one compares it by ear: no capitals, no accents, one blank where there were several.</summary>
internal static class FoldedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsWhiteSpace(sign))
                folded.Append(char.ToLowerInvariant(sign));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}
