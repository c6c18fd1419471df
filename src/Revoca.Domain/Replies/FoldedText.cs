using System.Globalization;
using System.Text;

namespace Revoca.Domain.Replies;

/// <summary>Text made comparable: lower case, no accents, plain apostrophes, single spaces, so that one spelling of a phrase finds all.</summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in Decomposed(text))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(c is '’' or '‘' or '´' or '`' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    // Half a surrogate pair cannot be normalised; it is no letter either.
    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
