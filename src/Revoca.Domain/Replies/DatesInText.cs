using System.Globalization;
using System.Text.RegularExpressions;

namespace Revoca.Domain.Replies;

/// <summary>Dates written in a reply: ISO, with dots or slashes, or with the month's name in five languages; at most ten.</summary>
public static partial class DatesInText
{
    private static readonly string[][] Months =
    [
        ["january", "jan", "januar", "janner", "gennaio", "gen", "janvier", "janv", "enero", "ene"],
        ["february", "feb", "februar", "febbraio", "fevrier", "fevr", "febrero"],
        ["march", "mar", "marz", "marzo", "mars"],
        ["april", "apr", "aprile", "avril", "avr", "abril", "abr"],
        ["may", "mai", "maggio", "mag", "mayo"],
        ["june", "jun", "juni", "giugno", "giu", "juin", "junio"],
        ["july", "jul", "juli", "luglio", "lug", "juillet", "juil", "julio"],
        ["august", "aug", "agosto", "ago", "aout"],
        ["september", "sep", "sept", "settembre", "set", "septembre", "septiembre", "setiembre"],
        ["october", "oct", "oktober", "okt", "ottobre", "ott", "octobre", "octubre"],
        ["november", "nov", "novembre", "noviembre"],
        ["december", "dec", "dezember", "dez", "dicembre", "dic", "decembre", "diciembre"],
    ];

    public static IReadOnlyList<DateInText> In(string text)
    {
        var found = new List<DateInText>();
        foreach (Match match in Pattern().Matches(text))
        {
            if (Read(match) is { } date && found.TrueForAll(other => other.Date != date))
                found.Add(new DateInText(match.Value, date));
            if (found.Count == 10)
                break;
        }

        return found;
    }

    private static DateOnly? Read(Match match)
    {
        var (day, year) = (Number(match, "d"), Number(match, "y"));
        var month = match.Groups["name"].Success ? MonthOf(match.Groups["name"].Value) : Number(match, "m");
        if (month > 12 && day <= 12 && match.Value.Contains('/', StringComparison.Ordinal))
            (day, month) = (month, day);
        return year is >= 1990 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int MonthOf(string name)
    {
        var folded = FoldedText.Of(name);
        return Array.FindIndex(Months, names => names.Contains(folded, StringComparer.Ordinal)) + 1;
    }

    [GeneratedRegex(
        @"\b(?:(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})|(?<d>\d{1,2})[./](?<m>\d{1,2})[./](?<y>\d{4})|(?<d>\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?(?<name>\p{L}{3,10})\.?,?\s+(?:de\s+)?(?<y>\d{4})|(?<name>\p{L}{3,10})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4}))\b",
        RegexOptions.CultureInvariant, 500)]
    private static partial Regex Pattern();
}
