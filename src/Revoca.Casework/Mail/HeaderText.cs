using System.Globalization;
using System.Text;

namespace Revoca.Casework.Mail;

/// <summary>Makes any text fit to stand in one header field: one line, no control, bidi or invisible character, no broken surrogate.</summary>
public static class HeaderText
{
    /// <param name="longest">In UTF-16 units; a longer text is cut and ends in an ellipsis.</param>
    public static string Clean(string text, int longest = 200)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
                AddSpace(clean);
            else if (!IsInvisible(rune))
                clean.Append(rune.ToString());
            if (clean.Length > longest)
                break;
        }

        var line = clean.ToString().Trim();
        if (line.Length <= longest)
            return line;
        var cut = char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1;
        return line[..cut].TrimEnd() + "…";
    }

    private static void AddSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    // Format characters are the bidi controls, zero-width signs, soft hyphen and the tag block.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
