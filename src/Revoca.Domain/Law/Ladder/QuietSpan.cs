using System.Globalization;
using Revoca.Domain.People;

namespace Revoca.Domain.Law.Ladder;

/// <summary>Days, the first and the last included, on which nothing new comes up that could wait. Written as 2026-12-24/2027-01-06.</summary>
public sealed record QuietSpan
{
    /// <summary>Longer than this is a pause, not quiet days.</summary>
    public const int MostDays = 60;

    public const int MostSpans = 50;

    private const string Form = "yyyy-MM-dd";

    /// <exception cref="RuleBroken">OutOfRange: ends before it begins, or lasts more than 60 days.</exception>
    public QuietSpan(DateOnly first, DateOnly last)
    {
        if (last < first || last.DayNumber - first.DayNumber >= MostDays)
            throw new RuleBroken(BrokenRule.OutOfRange, $"Quiet days are one to {MostDays} days in a row.");
        (First, Last) = (first, last);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    public bool Covers(DateOnly day) => First <= day && day <= Last;

    /// <summary>In order, each once, without those that are over.</summary>
    /// <exception cref="RuleBroken">OutOfRange: more than 50.</exception>
    public static IReadOnlyList<QuietSpan> Sorted(IEnumerable<QuietSpan> spans, DateOnly today)
    {
        var kept = spans.Where(span => span.Last >= today).Distinct().OrderBy(span => span.First).ThenBy(span => span.Last).ToList();
        return kept.Count <= MostSpans ? kept : throw new RuleBroken(BrokenRule.OutOfRange, $"At most {MostSpans} are kept.");
    }

    public static string Write(IEnumerable<QuietSpan> spans) => string.Join(' ', spans);

    /// <summary>Reads what Write wrote.</summary>
    public static IReadOnlyList<QuietSpan> ReadAll(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(span => span.Split('/'))
            .Select(ends => new QuietSpan(Day(ends[0]), Day(ends[^1]))),
    ];

    public override string ToString() => $"{First.ToString(Form, CultureInfo.InvariantCulture)}/{Last.ToString(Form, CultureInfo.InvariantCulture)}";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);
}
