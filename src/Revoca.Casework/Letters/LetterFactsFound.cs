using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Finds in a finished text which of the person's facts it holds.</summary>
internal static class LetterFactsFound
{
    internal static PersonalFacts In(string subject, IReadOnlyList<LetterBlock> blocks, LetterSignature? signature, LetterData data, LetterWords words)
    {
        var text = string.Join('\n', blocks.Select(Plain).Append(signature?.Name ?? ""));
        bool Holds(string? value) => !string.IsNullOrWhiteSpace(value) && text.Contains(value, StringComparison.OrdinalIgnoreCase);
        PersonalFacts If(bool holds, PersonalFacts fact) => holds ? fact : PersonalFacts.None;
        return If(Holds(data.PersonName), PersonalFacts.Name)
            | If(!string.IsNullOrWhiteSpace(data.PersonName) && subject.Contains(data.PersonName, StringComparison.OrdinalIgnoreCase), PersonalFacts.NameInSubject)
            | If(blocks.OfType<LetterItemTable>().Any(), PersonalFacts.Addresses)
            | If(data.SearchQueries.Any(Holds), PersonalFacts.SearchTerms)
            | If(Holds(data.Mandate?.Reference) || (data.Mandate is { } mandate && Holds(words.Day(mandate.Date))), PersonalFacts.MandateDate)
            | If(Holds(data.Consent.ToWhom) || Holds(data.Consent.Scope), PersonalFacts.ConsentHistory)
            | If(Holds(data.Copyright?.Work), PersonalFacts.Ownership)
            | If(data.Authority is { MinorOver14: true } or { Parent: true }, PersonalFacts.Minority)
            | If(Holds(data.Authority?.SafeContact), PersonalFacts.SafeContact)
            | If(data.PersonCountry == "IT" && (Holds("612-") || Holds("633/1941")), PersonalFacts.Country);
    }

    private static string Plain(LetterBlock block) => block switch
    {
        LetterParagraph paragraph => paragraph.Text.Plain,
        LetterDemands demands => string.Join('\n', demands.Demands),
        LetterFactTable facts => string.Join('\n', facts.Facts.Select(fact => fact.Value)),
        LetterTimeline timeline => string.Join('\n', timeline.Events.Select(entry => entry.What)),
        LetterItemTable table => string.Join('\n', table.Items.SelectMany(item => item.HostIds.Append(item.Url))),
        LetterHeading heading => heading.Text,
        _ => throw new InvalidOperationException($"No text of {block.GetType().Name}."),
    };
}
