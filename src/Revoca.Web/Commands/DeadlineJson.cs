using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Revoca.Domain.Law.Bases;

namespace Revoca.Web.Commands;

/// <summary>The printed form of deadlines: ISO 8601 with the offset of the zone, null where there is nothing.</summary>
public static class DeadlineJson
{
    // The relaxed encoder leaves the plus sign of an offset readable; the output goes to a terminal or a file, never into a page.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Array(IReadOnlyList<DeadlineAnswer> answers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartArray();
            foreach (var answer in answers)
                Write(json, answer);
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, DeadlineAnswer answer)
    {
        var (clock, deadline) = (answer.Clock, answer.Deadline);
        json.WriteStartObject();
        json.WriteString("basis", answer.Basis);
        json.WriteString("clock", clock.Name);
        json.WriteString("unit", UnitName(clock.Unit));
        json.WriteNumber("amount", clock.Amount ?? 0);
        json.WriteString("rule", RuleName(clock.Rule));
        json.WriteString("received", Instant(answer.Received));
        json.WriteString("targetDue", Instant(deadline.TargetDue));
        json.WriteString("assertAfter", deadline.AssertAfter is { } after ? Instant(after) : null);
        json.WriteString("safeDate", deadline.SafeDate?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string UnitName(TermUnit unit) => unit switch
    {
        TermUnit.Hours => "hours",
        TermUnit.Days => "days",
        TermUnit.CalendarDays => "calendar_days",
        TermUnit.BusinessDays => "business_days",
        TermUnit.Months => "months",
        TermUnit.Date => "date",
        TermUnit.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "An unknown unit."),
    };

    private static string RuleName(CountingRule rule) => rule switch
    {
        CountingRule.ElapsedHours => "elapsed-hours",
        CountingRule.Regulation1182 => "regulation-1182-71",
        CountingRule.UsFederalBusinessDays => "us-federal-business-days",
        CountingRule.CommonCalendar => "common-calendar",
        CountingRule.CommonCalendarNoRoll => "common-calendar-no-roll",
        CountingRule.ContinuousDays => "continuous-days",
        CountingRule.UkBankHolidays => "uk-bank-holidays",
        CountingRule.FixedDate => "fixed-date",
        CountingRule.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "An unknown rule."),
    };
}
