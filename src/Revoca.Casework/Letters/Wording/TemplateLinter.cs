using Revoca.Casework.Law;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Reads a template before it is put in use: its form first, then whether it holds every element its legal bases ask for.</summary>
public static class TemplateLinter
{
    /// <summary>Elements a letter's text cannot hold, and the route decides.</summary>
    private static readonly string[] NotInText = ["it-144bis/online_form", "it-144bis/material", "eu-dsa-53/agcom_form"];

    /// <returns>What is wrong, by line; empty when the text may be used.</returns>
    public static IReadOnlyList<TemplateFault> Faults(string source, LetterKind kind, Language language, IReadOnlyDictionary<string, string> phrases)
    {
        try
        {
            var template = LetterTemplate.Read(source, phrases, overridden: true);
            return [.. Other(template, kind, language), .. Unknown(template), .. Missing(template)];
        }
        catch (TemplateFault fault)
        {
            return [fault];
        }
    }

    private static IEnumerable<TemplateFault> Other(LetterTemplate template, LetterKind kind, Language language)
    {
        if (template.Front.Kind != kind || template.Front.Language != language)
            yield return new TemplateFault(2, $"The fields say {template.Front.Kind.Token()}, {template.Front.Language.Tag()}; this text is for {kind.Token()}, {language.Tag()}.");
        var shipped = FrontMatter.Parse(LetterTemplates.Shipped(kind, language).Split('\n'));
        foreach (var basis in shipped.Bases.Except(template.Front.Bases, StringComparer.Ordinal))
            yield return new TemplateFault(2, $"The basis '{basis}' of the shipped text is not named any more.");
    }

    private static IEnumerable<TemplateFault> Unknown(LetterTemplate template)
    {
        foreach (var basis in template.Front.Bases.Where(basis => LegalCatalogue.Find(basis) is null))
            yield return new TemplateFault(2, $"There is no legal basis '{basis}'.");
        foreach (var (basis, key, line) in template.Marks)
        {
            if (basis != "house" && LegalCatalogue.Find(basis)?.Elements.Any(element => element.Key == key) != true)
                yield return new TemplateFault(line, $"'{basis}: {key}' is no element of a legal basis.");
        }
    }

    private static IEnumerable<TemplateFault> Missing(LetterTemplate template) =>
        from basis in template.Front.Bases
        from element in LegalCatalogue.Find(basis)?.MandatoryElements ?? []
        where !NotInText.Contains($"{basis}/{element.Key}", StringComparer.Ordinal)
            && !template.Marks.Any(mark => mark.Basis == basis && mark.Key == element.Key)
        select new TemplateFault(template.Front.BodyLine, $"The element '{basis}: {element.Key}' is nowhere marked ({element.Label.In(template.Front.Language.Tag())}).");
}
