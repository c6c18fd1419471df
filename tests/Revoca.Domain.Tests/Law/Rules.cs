using System.Globalization;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Domain.Tests.Law;

/// <summary>Terms and bases made for the tests of counting and clocks.</summary>
internal static class Rules
{
    private static readonly Bilingual Text = new("text", "testo");

    public static ClockRule Hours(int amount) => Rule("removal", amount, TermUnit.Hours, CountingRule.ElapsedHours);

    public static ClockRule Months(int amount) => Rule("answer", amount, TermUnit.Months, CountingRule.Regulation1182);

    public static ClockRule Days(int amount) => Rule("decision", amount, TermUnit.CalendarDays, CountingRule.Regulation1182);

    public static ClockRule BusinessDays(int amount) => Rule("not-before", amount, TermUnit.BusinessDays, CountingRule.UsFederalBusinessDays);

    public static ClockRule Ours(int months) =>
        Rule("querela", months, TermUnit.Months, CountingRule.CommonCalendarNoRoll) with { BindsUs = true, OwedBy = OwedBy.Us, Start = ClockStart.FactKnown };

    public static LegalBasis Basis(params ClockRule[] clocks) => new()
    {
        Id = "test",
        Jurisdiction = "any",
        Name = Text,
        Citation = "test",
        Status = LegalBasisStatus.InForce,
        Kind = LegalBasisKind.TakedownNotice,
        Dates = Text,
        Addressee = Text,
        WhoMaySend = Text,
        Verification = new(VerificationMark.FromMemory, "test"),
        Clocks = clocks,
    };

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    public static TimeZoneInfo Rome { get; } = Zone("Europe/Rome");

    public static OwingCalendars Italy { get; } = OwingCalendars.Of("IT");

    private static ClockRule Rule(string name, int amount, TermUnit unit, CountingRule rule) => new()
    {
        Name = name,
        What = Text,
        Amount = amount,
        Unit = unit,
        Rule = rule,
        Start = ClockStart.NoticeReceived,
        StartsAt = Text,
        OwedBy = OwedBy.Host,
    };
}
