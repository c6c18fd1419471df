using System.Globalization;
using System.Text.RegularExpressions;

namespace Revoca.Domain.People.Contacts;

/// <summary>
/// Telephone numbers as digits alone. The same number is written with and without its country, so two are the same when one ends in the other;
/// what they surely share, their last seven digits, is what they are looked up by.
/// </summary>
public static partial class Phones
{
    /// <summary>Digits.</summary>
    public const int Shortest = 7;

    /// <summary>Digits, country included (ITU-T E.164).</summary>
    public const int Longest = 15;

    /// <summary>False for everything that is not one number. Spaces, brackets, "+", "00", a zero before the area and digits of other scripts do not matter.</summary>
    public static bool TryCanonical(string? text, out string canonical)
    {
        var bare = (text ?? "").Trim();
        if (bare.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            bare = bare[4..];
        canonical = Whole().IsMatch(bare) ? Digits(bare) : "";
        return canonical.Length is >= Shortest and <= Longest;
    }

    /// <summary>Every number in a text, canonical, each once. Dates and order numbers may be among them: whoever looks one up compares again.</summary>
    public static IReadOnlyList<string> In(string? text) =>
        [.. Inside().Matches(text ?? "").SelectMany(match => One(match.Value)).Distinct(StringComparer.Ordinal)];

    /// <param name="canonical">Of one number.</param>
    /// <param name="other">Of another.</param>
    public static bool AreSame(string canonical, string other)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        ArgumentNullException.ThrowIfNull(other);
        return canonical.Length >= Shortest && other.Length >= Shortest
            && (canonical.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(canonical, StringComparison.Ordinal));
    }

    /// <summary>What all ways of writing a number share.</summary>
    public static string Tail(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        return canonical.Length > Shortest ? canonical[^Shortest..] : canonical;
    }

    // Two numbers with only blanks between them look like one that is too long.
    private static IEnumerable<string> One(string match) =>
        TryCanonical(match, out var whole) ? [whole] : match.Split(' ').Select(part => TryCanonical(part, out var piece) ? piece : "").Where(piece => piece.Length > 0);

    private static string Digits(string text) => string.Concat(text.Replace("(0)", "", StringComparison.Ordinal)
        .Select(sign => CharUnicodeInfo.GetDecimalDigitValue(sign)).Where(digit => digit >= 0)
        .Select(digit => digit.ToString(CultureInfo.InvariantCulture))).TrimStart('0');

    [GeneratedRegex(@"^[+＋]?[\p{Nd}\s().\-–/]{7,30}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[+＋]?\(?\p{Nd}(([ \u00A0().\-–]{0,3}|/)\p{Nd}){5,29}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();
}
