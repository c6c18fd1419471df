using System.Globalization;
using System.Text;
using Revoca.Builders;
using Revoca.Casework.Law;
using Revoca.Casework.Letters;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

/// <summary>docs/letter-elements.md is written from the templates and the legal data, so that the page and the product never disagree.</summary>
public sealed class LetterElementsPageTests
{
    private static readonly LetterTemplates Templates = new();

    [Fact]
    public void The_page_of_elements_says_which_line_of_which_text_satisfies_what() => Golden.Matches(Page(), "../../../../docs/letter-elements.md");

    private static string Page()
    {
        var page = new StringBuilder("# Legal basis, element, line\n\nWritten by `LetterElementsPageTests` (`UPDATE_GOLDEN=1` writes it anew). A line is that of the file under `src/Revoca.Casework/Letters/Templates`.\nBases no letter rests on are left out.\n");
        var uses = LetterKinds.All.SelectMany(kind => Enum.GetValues<Language>().Select(language => Templates.Find(kind, language))).ToList();
        foreach (var basis in LegalCatalogue.All.Where(basis => uses.Any(template => template.Marks.Any(mark => mark.Basis == basis.Id))))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## `{basis.Id}`: {basis.Name.En}\n\n{basis.Citation}\n\n| element | mandatory | reference | satisfied by |\n|---|---|---|---|\n");
            foreach (var element in basis.Elements)
            {
                var lines = uses.SelectMany(template => template.Marks.Where(mark => mark.Basis == basis.Id && mark.Key == element.Key)
                    .Select(mark => $"{template.Front.Language.Tag()}/{template.Front.Kind.Token()}.md:{mark.Line}"));
                var where = string.Join(" · ", lines);
                page.Append(CultureInfo.InvariantCulture, $"| `{element.Key}` {element.Label.En} | {(element.Mandatory ? "yes" : "no")} | {element.Reference} | {(where.Length > 0 ? where : element.Mandatory ? "on the form, by the sender" : "–")} |\n");
            }
        }

        return page.ToString();
    }
}
