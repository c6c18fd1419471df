using System.Globalization;

namespace Revoca.Domain.Hosts;

/// <summary>A date known to the year, month or day, as sources give it: "2026", "2026-03", "2026-03-18", or empty.</summary>
public readonly record struct PartialDate
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    private readonly string? text;

    private PartialDate(string text, DateOnly firstDay)
    {
        this.text = text;
        FirstDay = firstDay;
    }

    public string Text => text ?? "";

    /// <summary>The earliest day it can mean, so that age is never understated; null when empty.</summary>
    public DateOnly? FirstDay { get; }

    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        date = new(text, day);
        return true;
    }

    /// <summary>Throws FormatException when the text is neither empty nor a date.</summary>
    public static PartialDate Parse(string? text) => TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date.");

    public static PartialDate Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day);

    public override string ToString() => Text;
}
