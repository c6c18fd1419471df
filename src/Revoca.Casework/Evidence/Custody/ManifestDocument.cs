using System.Globalization;
using Revoca.Casework.Letters;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Casework.Evidence.Custody;

/// <summary>The manifest to read on paper; the JSON, which is what counts, is attached.</summary>
internal static class ManifestDocument
{
    public static Document Of(ManifestFacts facts, byte[] json, string sha256, Language language)
    {
        var words = LetterWords.In(language);
        var reference = facts.Case.Reference.Text;
        List<Block> blocks =
        [
            new Heading(1, words.Say($"List of evidence · {reference}", $"Elenco delle prove · {reference}")),
            new Paragraph(words.Say(
                "This list names what was described, seen and sent in this case. It holds digests, not files: we hold no copy of the material.",
                "Questo elenco nomina ciò che in questo caso è stato descritto, visto e inviato. Contiene impronte, non file: non abbiamo copie del materiale.")),
            new References([new(words.Say("As of", "Aggiornato al"), Day(facts.AsOf, language)), new("SHA-256", sha256)]),
            new Paragraph(words.Say(
                "The SHA-256 is that of the attached file evidence.json. It stands in the audit log of the case; the audit export proves offline when it was written.",
                "Lo SHA-256 è quello del file allegato evidence.json. Si trova nel registro del caso; l'esportazione del registro prova, anche senza rete, quando è stato scritto.")),
        ];
        Add(blocks, words.Say("Described files", "File descritti"), [TableColumn.Fixed(28), TableColumn.Fixed(90), TableColumn.Relative(1)],
            new TableRow(words.Say("No.", "N."), words.Say("Kept", "Conservato"), words.Say("SHA-256 of the file, then of the description", "SHA-256 del file, poi della descrizione")),
            [.. facts.Claims.Select(kept => new TableRow(Number(kept.Number), Day(kept.KeptAt, language), kept.Read().FileSha256 + "\n" + kept.Digest))]);
        Add(blocks, words.Say("Places", "Luoghi"), [TableColumn.Fixed(28), TableColumn.Relative(1), TableColumn.Fixed(140)],
            new TableRow(words.Say("No.", "N."), words.Say("Address", "Indirizzo"), words.Say("Seen", "Visto")),
            [.. facts.Items.Select(item => new TableRow(Number(item.Number), item.Url.Written, string.Join('\n',
                facts.Observations.Where(seen => seen.ItemId == item.Id).Select(seen => $"{Day(seen.At, language)} · {ItemWords(seen.Seen, words)}"))))]);
        Add(blocks, words.Say("Look-ups of sites", "Ricerche sui siti"), [TableColumn.Fixed(90), TableColumn.Fixed(120), TableColumn.Relative(1)],
            new TableRow(words.Say("Asked", "Chiesto"), words.Say("Name", "Nome"), words.Say("Answers with their SHA-256", "Risposte con il loro SHA-256")),
            [.. facts.Lookups.Select(trace => new TableRow(Day(trace.At, language), trace.HostName, string.Join('\n', trace.Answers.Select(answer => $"{answer.Source}\n{answer.Sha256}"))))]);
        Add(blocks, words.Say("Letters", "Lettere"), [TableColumn.Fixed(28), TableColumn.Fixed(90), TableColumn.Relative(1)],
            new TableRow(words.Say("No.", "N."), words.Say("Sent", "Inviata"), words.Say("Host, letter, SHA-256 of the letter", "Sito, lettera, SHA-256 della lettera")),
            [.. facts.Notices.Select(notice => new TableRow(Number(notice.Number), notice.SentAt is { } at ? Day(at, language) : "", $"{notice.HostId.Value} · {notice.Kind.Token()}\n{notice.LetterSha256}"))]);
        return new Document($"{reference}-E", language == Language.Italian ? "it-IT" : "en-GB", blocks)
        {
            Dated = facts.AsOf,
            Footer = new PageBand(reference, words.Say("page {page} of {pages}", "pagina {page} di {pages}"), ""),
            Attachments = [new Attachment("evidence.json", "application/json", words.Say("The list as data", "L'elenco come dati"), json)],
        };
    }

    private static void Add(List<Block> blocks, string title, IReadOnlyList<TableColumn> columns, TableRow head, IReadOnlyList<TableRow> rows)
    {
        if (rows.Count == 0)
            return;
        blocks.Add(new Heading(2, title) { KeepWithNext = true });
        blocks.Add(new Table(columns, [head], rows) { Summary = title });
    }

    private static string ItemWords(Domain.Evidence.Availability seen, LetterWords words) => seen switch
    {
        Domain.Evidence.Availability.Live => words.Say("there", "presente"),
        Domain.Evidence.Availability.Unavailable or Domain.Evidence.Availability.Removed => words.Say("not there", "assente"),
        Domain.Evidence.Availability.DelistedOnly => words.Say("out of search only", "solo fuori dalla ricerca"),
        Domain.Evidence.Availability.GeoBlocked => words.Say("blocked in a country", "bloccato in un Paese"),
        Domain.Evidence.Availability.AccessRestricted => words.Say("behind a login", "dietro un accesso"),
        Domain.Evidence.Availability.Moved => words.Say("moved", "spostato"),
        _ => words.Say("unclear", "non chiaro"),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at, Language language) =>
        at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.GetCultureInfo(language == Language.Italian ? "it-IT" : "en-GB"));
}
