using Revoca.Casework.Law;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>One field to copy into a host's form. An empty value is one the form asks for and the letter does not tell.</summary>
public sealed record FormField(string Key, string Label, string Value)
{
    /// <summary>The law makes it mandatory, or the channel is known to ask for it.</summary>
    public bool Required { get; init; }

    /// <summary>The same in pieces, for forms that take one address at a time; empty for a field of one piece.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];
}

/// <summary>A letter as the fields of a form, in the order in which forms ask; nothing is in a field that is not in the letter.</summary>
public static class LetterForm
{
    /// <summary>What an element of the law asks for beside its sentence, by the fields of a form.</summary>
    private static readonly Dictionary<string, string[]> AskedByLaw = new(StringComparer.Ordinal)
    {
        ["eu-dsa-16/exact_location"] = ["addresses"],
        ["eu-dsa-16/name_email"] = ["organisation", "email"],
        ["eu-dsa-53/complainant"] = ["organisation", "email"],
        ["gdpr-17/data_location"] = ["addresses"],
        ["gdpr-7-consent-proof/identify_item"] = ["addresses"],
        ["it-l71-2017/url"] = ["addresses"],
        ["search-delisting/result_urls"] = ["addresses"],
        ["uk-osa-20a/contact"] = ["email"],
        ["uk-osa-20a/identify"] = ["addresses"],
        ["us-dmca-512c/contact"] = ["postal", "phone", "email"],
        ["us-dmca-512c/infringing_material"] = ["addresses"],
        ["us-dmca-512c/signature"] = ["signature"],
        ["us-tida/contact"] = ["email"],
        ["us-tida/identification_location"] = ["addresses"],
        ["us-tida/signature"] = ["signature"],
    };

    internal static IEnumerable<string> LawKnows => AskedByLaw.Keys;

    public static IReadOnlyList<FormField> Of(Letter letter) => For(letter, null, null);

    /// <param name="letter">The letter as written.</param>
    /// <param name="channel">The channel whose form is filled in, or null.</param>
    /// <param name="person">Her name as far as this letter may tell it, or null.</param>
    public static IReadOnlyList<FormField> For(Letter letter, Channel? channel, string? person)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var asked = LawAsks(letter).Concat(channel?.Asks ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. Fields(letter, person)
            .Select(field => field with { Required = field.Required || asked.Contains(field.Key) })
            .Where(field => field.Value.Length > 0 || field.Required)];
    }

    /// <summary>The fields the letter's bases make mandatory, whatever is known of the form.</summary>
    private static IEnumerable<string> LawAsks(Letter letter) =>
        from basis in letter.Bases
        from element in LegalCatalogue.Find(basis)?.MandatoryElements ?? []
        from field in AskedByLaw.GetValueOrDefault($"{basis}/{element.Key}") ?? []
        select field;

    private static List<FormField> Fields(Letter letter, string? person)
    {
        var words = LetterWords.In(letter.Language);
        var fields = new List<FormField>
        {
            new("organisation", words.Say("Name or organisation", "Nome o organizzazione"), letter.Sender.Organisation),
            new("role", words.Say("Function", "Funzione"), letter.Sender.Role),
            new("email", "E-mail", letter.Sender.Email),
            new("phone", words.Say("Telephone", "Telefono"), letter.Sender.Phone ?? ""),
            new("postal", words.Say("Postal address", "Indirizzo postale"), string.Join(", ", letter.Sender.Postal)),
            new("person", words.Say("Name of the person depicted", "Nome della persona ritratta"), person ?? ""),
            new("reference", words.Say("Our reference", "Nostro riferimento"), letter.Reference),
            new("ticket", words.Say("Your reference", "Vostro riferimento"), letter.Ticket ?? ""),
            new("subject", words.Say("Subject", "Oggetto"), letter.Subject),
            new("addresses", words.Say("Addresses (URL), one a line", "Indirizzi (URL), uno per riga"), string.Join('\n', letter.Items.Select(item => item.Url)))
            {
                Pieces = letter.Items.Skip(1).Any() ? [.. letter.Items.Select(item => item.Url)] : [],
            },
            new("details", words.Say("Details of each item", "Dettagli di ciascun elemento"), string.Join('\n', letter.Items.Select(item => $"{item.Number}. {ItemWords.Of(item, words)}"))),
        };
        fields.AddRange(Statements(letter));
        fields.Add(new("text", words.Say("Full text", "Testo completo"), LetterMail.Of(letter).Body));
        if (letter.Signature is { } signature)
            fields.Add(new("signature", words.Say("Signature", "Firma"), signature.Name));
        fields.Add(new("date", words.Say("Date", "Data"), words.Day(letter.Date)));
        return fields;
    }

    /// <summary>Each element of the basis with the sentence that satisfies it: forms ask for them one by one.</summary>
    private static IEnumerable<FormField> Statements(Letter letter) =>
        from element in letter.Elements
        let known = LegalCatalogue.Find(element.Basis)?.Elements.FirstOrDefault(known => known.Key == element.Key)
        where known is not null && letter.Blocks[element.Block] is not LetterItemTable
        select new FormField($"{element.Basis}/{element.Key}", known.Label.In(letter.Language.Tag()), Text(letter.Blocks[element.Block])) { Required = known.Mandatory };

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
