using System.Globalization;
using Microsoft.Extensions.Localization;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Bases;
using Revoca.Web.Words;

namespace Revoca.Web.Desk.Law;

/// <summary>Says what a legal basis holds, in the reader's language.</summary>
public sealed class BasisWords(IStringLocalizer<LawWords> words, TimeProvider clock)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static bool Mentions(LegalBasis basis, string wanted) =>
        new[] { basis.Id, basis.Name.En, basis.Name.It, basis.Citation, basis.Jurisdiction }.Any(text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase));

    public string In(Bilingual text) => text.In(Language);

    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public bool AppliesToday(LegalBasis basis) => basis.AppliesOn(DateOnly.FromDateTime(clock.GetUtcNow().DateTime));

    public string Review(ReviewedBasis row) => row switch
    {
        { Changed: true, Review: { } review } => words["ReviewLapsed", review.Reviewer],
        { Basis.ReviewedByLegal: true, Review: { } review } => words["Reviewed", review.Reviewer, Day(DateOnly.FromDateTime(review.At.DateTime))],
        _ => words["NotReviewed"],
    };

    public string Element(BasisElement element)
    {
        var reference = element.Reference.Length > 0 ? $" ({element.Reference})" : "";
        var optional = element.Mandatory ? "" : $" · {words["Optional"]}";
        return In(element.Label) + reference + optional + (element.Note is { } note ? $" · {In(note)}" : "");
    }

    /// <summary>Languages by name, then what the law or the practice says of them; empty where nothing is known.</summary>
    public string Languages(LegalBasis basis) => string.Join(" · ",
        new[] { string.Join(", ", basis.Languages.Select(code => CultureInfo.GetCultureInfo(code).DisplayName)), basis.LanguagesNote is { } note ? In(note) : "" }
            .Where(part => part.Length > 0));

    public string Step(NextStep step) => $"{step.Order}. {In(step.Action)} · {In(step.To)} · {In(step.When)}";

    public string Clock(ClockRule rule)
    {
        var nature = rule.Nature switch
        {
            ClockNature.Policy => $" · {words["Clock.Policy"]}",
            ClockNature.Unverified => $" · {words["Clock.Unverified"]}",
            _ => "",
        };
        return $"{In(rule.What)}: {Term(rule)} · {In(rule.StartsAt)}{nature}{(rule.BindsUs ? $" · {words["Clock.Ours"]}" : "")}";
    }

    public string Term(ClockRule rule) => rule switch
    {
        { HasNumber: false } => words["Clock.None"],
        { Date: { } date } => Day(date),
        { Unit: TermUnit.Hours } => words["Unit.Hours", rule.Amount ?? 0],
        { Unit: TermUnit.Months } => words["Unit.Months", rule.Amount ?? 0],
        { Unit: TermUnit.BusinessDays } => words["Unit.BusinessDays", rule.Amount ?? 0],
        _ => words["Unit.Days", rule.Amount ?? 0],
    };
}
