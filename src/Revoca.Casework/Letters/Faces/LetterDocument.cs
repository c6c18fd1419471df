using Revoca.Casework.Letters.Logos;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Casework.Letters;

/// <summary>A letter as a page: letterhead left, reference block right, subject, body, signature; the items also as attached files.</summary>
public static class LetterDocument
{
    /// <summary>An empty row high enough to write in by hand.</summary>
    private const string LineToFillIn = " \n ";

    /// <param name="letter">What is printed.</param>
    /// <param name="logo">Of the organisation, or null.</param>
    public static Document Of(Letter letter, LetterLogo? logo = null)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var words = LetterWords.In(letter.Language);
        var blocks = new List<Block> { Head(letter, words, logo) };
        if (letter.Recipient.HostName.Length > 0)
            blocks.Add(Recipient(letter));
        blocks.Add(new Paragraph(Curl(letter.Subject)) { Role = TextRole.Subject, KeepWithNext = true });
        for (var index = 0; index < letter.Blocks.Count; index++)
        {
            var last = index + 1 == letter.Blocks.Count;
            var body = Body(letter.Blocks[index], words, !last && letter.Blocks[index + 1] is not LetterParagraph);
            if (last && letter.Signature is { } signature && letter.Blocks[index] is LetterParagraph)
                blocks.Add(new KeepTogether([.. body, .. Signature(signature, words)])); // a signature never stands alone on a page
            else
                blocks.AddRange(body);
        }

        if (letter.Signature is { } alone && letter.Blocks is not [.., LetterParagraph])
            blocks.Add(new KeepTogether(Signature(alone, words)));
        return new Document(letter.Reference, letter.Language == Language.Italian ? "it-IT" : "en-GB", blocks)
        {
            Dated = new DateTimeOffset(letter.Date, TimeOnly.MinValue, TimeSpan.Zero),
            Header = new PageBand(letter.Sender.Organisation, "", letter.Reference) { OnFirstPage = false },
            Footer = new PageBand(letter.Reference, words.Say("page {page} of {pages}", "pagina {page} di {pages}"), letter.LogRoot ?? ""),
            Attachments = Attachments(letter, words),
        };
    }

    private static Columns Head(Letter letter, LetterWords words, LetterLogo? logo)
    {
        var sender = new List<Block>();
        if (logo is not null)
            sender.Add(new Logo(logo.Picture, logo.Words, 120, 48));
        sender.Add(new Paragraph(letter.Sender.Organisation) { Role = TextRole.Sender });
        var lines = letter.Sender.Postal.Append(letter.Sender.Phone ?? "").Append(letter.Sender.Email).Where(line => line.Length > 0);
        sender.Add(new Paragraph(string.Join('\n', lines)) { Role = TextRole.Small });
        var references = new List<Reference>
        {
            new(words.Say("Our reference", "Nostro riferimento"), letter.Reference),
            new(words.Say("Date", "Data"), words.Day(letter.Date)),
        };
        if (letter.Ticket is { } ticket)
            references.Insert(1, new Reference(words.Say("Your reference", "Vostro riferimento"), ticket));
        return new Columns([new Column(3, sender), new Column(2, [new References(references)])]);
    }

    private static Paragraph Recipient(Letter letter)
    {
        var name = letter.Recipient.LegalEntity ?? letter.Recipient.HostName;
        var lines = new[] { name, name.Contains(letter.Recipient.HostName, StringComparison.OrdinalIgnoreCase) ? null : letter.Recipient.HostName, letter.Recipient.Channel };
        return new Paragraph(string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)))) { Alignment = Alignment.Start };
    }

    private static IEnumerable<Block> Body(LetterBlock block, LetterWords words, bool keep) => block switch
    {
        LetterHeading heading => [new Heading(2, heading.Text)],
        LetterParagraph paragraph => [new Paragraph(Spans(paragraph.Text)) { Role = Role(paragraph.Role), KeepWithNext = keep }],
        LetterDemands demands => [new List([.. demands.Demands.Select(demand => new ListItem([new Paragraph(Spans(demand))]))]) { Numbered = demands.Numbered }],
        LetterItemTable table => [Items(table, words)],
        LetterFactTable facts => [Facts(facts)],
        LetterTimeline timeline => [Timeline(timeline, words)],
        _ => throw new InvalidOperationException($"No page face for {block.GetType().Name}."),
    };

    private static TextRole Role(ParagraphRole role) => role switch
    {
        ParagraphRole.Body => TextRole.Body,
        ParagraphRole.Deadline => TextRole.Deadline,
        ParagraphRole.Note => TextRole.Small,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    private static List<Span> Spans(LetterText text) => [.. text.Runs.Select(run => run.Strong ? Span.Bold(Curl(run.Text)) : new Span(Curl(run.Text)))];

    /// <summary>On paper an apostrophe between letters is a curled one; mail and forms keep the typed one.</summary>
    private static string Curl(string text)
    {
        if (!text.Contains('\'', StringComparison.Ordinal))
            return text;
        return string.Create(text.Length, text, static (curled, typed) =>
        {
            for (var i = 0; i < typed.Length; i++)
                curled[i] = typed[i] == '\'' && i > 0 && i + 1 < typed.Length && char.IsLetter(typed[i - 1]) && char.IsLetter(typed[i + 1]) ? '’' : typed[i];
        });
    }

    private static Table Items(LetterItemTable table, LetterWords words) => new(
        [TableColumn.Fixed(26), TableColumn.Fixed(44), TableColumn.Relative(7), TableColumn.Relative(3)],
        [new TableRow(words.Say("No.", "N."), "Id", words.Say("Address", "Indirizzo"), words.Say("What it is", "Che cosa è"))],
        [.. table.Items.Select(item => new TableRow([
            new TableCell($"{item.Number}"), new TableCell(item.ShortId) { NamesRow = true }, new TableCell(item.HostIds.Count == 0 ? item.Url : $"{item.Url}\n{string.Join(" · ", item.HostIds)}"), new TableCell(ItemWords.Short(item, words))]))])
    {
        Summary = words.Say("The items this letter concerns", "Gli elementi cui la lettera si riferisce"),
    };

    private static Table Facts(LetterFactTable facts) => new(
        [TableColumn.Relative(2), TableColumn.Relative(5)],
        [],
        [.. facts.Facts.Select(fact => new TableRow([new TableCell(fact.Label) { NamesRow = true }, new TableCell(fact.Value.Length == 0 ? LineToFillIn : fact.Value)]))]);

    private static Table Timeline(LetterTimeline timeline, LetterWords words) => new(
        [TableColumn.Relative(2), TableColumn.Relative(5)],
        [new TableRow(words.Say("When", "Quando"), words.Say("What happened", "Che cosa è accaduto"))],
        [.. timeline.Events.Select(entry => new TableRow(entry.When, entry.What))]);

    private static IReadOnlyList<Block> Signature(LetterSignature signature, LetterWords words)
    {
        var lines = new[] { signature.Role, signature.Organisation, words.Day(signature.Date) }.Where(line => !string.IsNullOrWhiteSpace(line));
        return [new Space(10), new Paragraph([Span.Bold($"/s/ {signature.Name}"), "\n" + string.Join('\n', lines)]) { Alignment = Alignment.Start }];
    }

    private static List<Attachment> Attachments(Letter letter, LetterWords words) => !letter.Items.Any() ? [] :
    [
        new Attachment("items.json", "application/json", words.Say("The items of this letter", "Gli elementi della lettera"), LetterItemFiles.AsJson(letter)),
        new Attachment("items.csv", "text/csv", words.Say("The items of this letter", "Gli elementi della lettera"), LetterItemFiles.AsCsv(letter)),
    ];
}
