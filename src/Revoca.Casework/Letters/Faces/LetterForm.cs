using Revoca.Casework.Law;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>One field to copy into a host's form.</summary>
public sealed record FormField(string Key, string Label, string Value);

/// <summary>A letter as the fields of a form, in the order in which forms ask; nothing is in a field that is not in the letter.</summary>
public static class LetterForm
{
    public static IReadOnlyList<FormField> Of(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var words = LetterWords.In(letter.Language);
        var fields = new List<FormField>
        {
            new("organisation", words.Say("Name or organisation", "Nome o organizzazione"), letter.Sender.Organisation),
            new("role", words.Say("Function", "Funzione"), letter.Sender.Role),
            new("email", "E-mail", letter.Sender.Email),
            new("phone", words.Say("Telephone", "Telefono"), letter.Sender.Phone ?? ""),
            new("postal", words.Say("Postal address", "Indirizzo postale"), string.Join(", ", letter.Sender.Postal)),
            new("reference", words.Say("Our reference", "Nostro riferimento"), letter.Reference),
            new("ticket", words.Say("Your reference", "Vostro riferimento"), letter.Ticket ?? ""),
            new("subject", words.Say("Subject", "Oggetto"), letter.Subject),
            new("addresses", words.Say("Addresses (URL), one a line", "Indirizzi (URL), uno per riga"), string.Join('\n', letter.Items.Select(item => item.Url))),
            new("details", words.Say("Details of each item", "Dettagli di ciascun elemento"), string.Join('\n', letter.Items.Select(item => $"{item.Number}. {ItemWords.Of(item, words)}"))),
        };
        fields.AddRange(Statements(letter));
        fields.Add(new("text", words.Say("Full text", "Testo completo"), LetterMail.Of(letter).Body));
        if (letter.Signature is { } signature)
            fields.Add(new("signature", words.Say("Signature", "Firma"), signature.Name));
        fields.Add(new("date", words.Say("Date", "Data"), words.Day(letter.Date)));
        return [.. fields.Where(field => field.Value.Length > 0)];
    }

    /// <summary>Each element of the basis with the sentence that satisfies it: forms ask for them one by one.</summary>
    private static IEnumerable<FormField> Statements(Letter letter) =>
        from element in letter.Elements
        let label = LegalCatalogue.Find(element.Basis)?.Elements.FirstOrDefault(known => known.Key == element.Key)?.Label
        where label is not null && letter.Blocks[element.Block] is not LetterItemTable
        select new FormField($"{element.Basis}/{element.Key}", label.In(letter.Language.Tag()), Text(letter.Blocks[element.Block]));

    private static string Text(LetterBlock block) => block switch
    {
        LetterParagraph paragraph => paragraph.Text.Plain,
        LetterDemands demands => string.Join('\n', demands.Demands.Select((demand, index) => $"{index + 1}. {demand.Plain}")),
        LetterFactTable facts => string.Join('\n', facts.Facts.Select(fact => $"{fact.Label}: {fact.Value}")),
        LetterTimeline timeline => string.Join('\n', timeline.Events.Select(entry => $"{entry.When}: {entry.What}")),
        LetterHeading heading => heading.Text,
        LetterItemTable => "",
        _ => throw new InvalidOperationException($"No form face for {block.GetType().Name}."),
    };
}
