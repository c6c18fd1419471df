using System.Globalization;
using System.Text;
using Revoca.Builders;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Casework.Tests.Law;

/// <summary>docs/legal-bases.md is written from the data, so that the page and the product never disagree.</summary>
public sealed class LegalBasesPageTests
{
    [Fact]
    public void The_page_of_legal_bases_says_what_the_data_says() => Golden.Matches(Page(), "../../../../docs/legal-bases.md");

    [Fact]
    public void Every_text_exists_in_both_languages() => Assert.All(
        LegalCatalogue.All.SelectMany(Texts),
        text => Assert.False(string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.It)));

    [Fact]
    public void No_text_uses_a_word_the_product_never_uses() => Assert.All(
        LegalCatalogue.All.SelectMany(Texts).SelectMany(text => new[] { text.En, text.It }).Where(text => !text.Contains("Helpline", StringComparison.Ordinal)),
        text =>
        {
            Assert.DoesNotContain("revenge porn", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("child porn", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("pedopornogra", text, StringComparison.OrdinalIgnoreCase);
        });

    private static IEnumerable<Bilingual> Texts(LegalBasis basis) =>
    [
        basis.Name, basis.Dates, basis.Addressee, basis.WhoMaySend, .. basis.AppliesTo, .. basis.DoesNotApplyTo, .. basis.Notes,
        .. basis.Elements.Select(element => element.Label), .. basis.Clocks.Select(clock => clock.What), .. basis.Clocks.Select(clock => clock.StartsAt),
        .. basis.NextSteps.SelectMany(step => new[] { step.Action, step.To, step.When }), .. basis.Provisions.Select(provision => provision.What),
    ];

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Legal bases\n\nWritten from the data by `LegalBasesPageTests` (`UPDATE_GOLDEN=1` writes it anew). Not legal advice: ")
            .Append("no basis has been reviewed by a lawyer until the organisation ticks it in the desk.\n");
        foreach (var basis in LegalCatalogue.All)
            Write(page, basis);
        page.Append("\n## Public holidays\n\n| country | source |\n|---|---|\n");
        foreach (var table in HolidayTables.All)
            page.Append(CultureInfo.InvariantCulture, $"| {table.Country} | {table.Source} |\n");
        return page.ToString();
    }

    private static void Write(StringBuilder page, LegalBasis basis)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## `{basis.Id}`: {basis.Name.En}\n\n{basis.Name.It}. {basis.Citation}.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- {basis.Jurisdiction}; {basis.Kind}; {basis.Status}; {basis.Dates.En}\n");
        page.Append(CultureInfo.InvariantCulture, $"- To: {basis.Addressee.En}. From: {basis.WhoMaySend.En}.\n");
        page.Append(CultureInfo.InvariantCulture, $"- Checked: {basis.Verification.Mark}. {basis.Verification.Source}\n");
        if (basis.Elements.Count > 0)
            page.Append("\n| element | mandatory | reference |\n|---|---|---|\n");
        foreach (var element in basis.Elements)
            page.Append(CultureInfo.InvariantCulture, $"| {element.Label.En} | {(element.Mandatory ? "yes" : "no")} | {element.Reference} |\n");
        if (basis.Clocks.Count > 0)
            page.Append("\n| clock | term | rule | starts with | owed by |\n|---|---|---|---|---|\n");
        foreach (var clock in basis.Clocks)
        {
            var term = clock.HasNumber ? clock.Date?.ToString("O", CultureInfo.InvariantCulture) ?? $"{clock.Amount} {clock.Unit}" : "no number";
            var nature = clock.Nature is ClockNature.Law ? "" : $" ({clock.Nature})";
            page.Append(CultureInfo.InvariantCulture, $"| `{clock.Name}`: {clock.What.En} | {term}{nature} | {clock.Rule} | {clock.StartsAt.En} | {clock.OwedBy}{(clock.BindsUs ? ", binds us" : "")} |\n");
        }
    }
}
