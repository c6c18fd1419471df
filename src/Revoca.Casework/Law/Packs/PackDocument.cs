using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Packs;
using Revoca.Typesetting;

namespace Revoca.Casework.Law.Packs;

/// <summary>The pack as a page to read: what it lacks, what happened, which letters left with which proof, what came back, what was seen.</summary>
internal static class PackDocument
{
    public static Document Of(PackContents pack)
    {
        var words = PackWords.In(pack.Language);
        var basis = LegalCatalogue.Get(Regulators.BasisOf(pack.Request.Regulator));
        var title = words.Say("File for the authority", "Fascicolo per l'autorità");
        return new Document($"{pack.Reference.Text}", words.Say("en-GB", "it-IT"),
        [
            new Heading(1, $"{title} · {pack.Reference.Text}"),
            Facts(
                (words.Say("Basis", "Base giuridica"), $"{basis.Name.In(words.Say("en", "it"))} ({basis.Citation})"),
                (words.Say("About", "Riguarda"), pack.HostName),
                (words.Say("From", "Da"), $"{pack.Organisation.Name}, {pack.Organisation.MailAddress}"),
                (words.Say("Made", "Preparato"), PackWords.Instant(pack.At)),
                (words.Say("Effect", "Effetti"), words.Of(pack.Request.Harm))),
            new Paragraph(words.Say(
                "No picture is part of this file. Times are UTC. The list SHA256SUMS in the same archive holds the digest of every file.",
                "Nessuna immagine fa parte di questo fascicolo. Gli orari sono UTC. L'elenco SHA256SUMS nello stesso archivio riporta l'impronta di ogni file.")) { Role = TextRole.Small },
            .. Gaps(pack, words),
            new Heading(2, words.Say("What happened", "Cronologia")),
            .. Rows([words.Say("When", "Quando"), words.Say("What", "Che cosa")], [2, 5], pack.Timeline.Select(told => new TableRow(PackWords.Instant(told.At), words.Of(told, pack))), words),
            new Heading(2, words.Say("Letters", "Lettere")),
            .. Rows([words.Say("No.", "N."), words.Say("Sent", "Inviata"), words.Say("Proof of receipt", "Prova di ricezione"), "SHA-256"], [1, 3, 4, 6],
                pack.Notices.Select(notice => new TableRow($"{notice.Number}", notice.SentAt is { } at ? PackWords.Instant(at) : "", $"{words.Of(notice.Proof)} {notice.ProofText}".TrimEnd(), notice.LetterSha256)), words),
            new Heading(2, words.Say("Messages of the host", "Messaggi dell'host")),
            .. Rows([words.Say("When", "Quando"), words.Say("Notice", "Segnalazione"), "SHA-256"], [3, 2, 6],
                pack.Replies.Select(reply => new TableRow(PackWords.Instant(reply.ReceivedAt), $"{pack.Notices.First(notice => notice.Id == reply.NoticeId).Number}", reply.Sha256)), words),
            new Heading(2, words.Say("Items and looks", "Elementi e controlli")),
            .. Rows([words.Say("No.", "N."), words.Say("Address", "Indirizzo"), words.Say("Last look", "Ultimo controllo")], [1, 7, 4],
                pack.Items.Select(item => new TableRow($"{item.Number}", item.Url.Canonical, Seen(item, words))), words),
        ])
        {
            Dated = pack.At,
            Footer = new PageBand(pack.Reference.Text, words.Say("page {page} of {pages}", "pagina {page} di {pages}"), ""),
        };
    }

    private static IEnumerable<Block> Gaps(PackContents pack, PackWords words) => pack.Gaps.Count == 0 ? [] :
    [
        new Heading(2, words.Say("What is missing", "Che cosa manca")),
        new List([.. pack.Gaps.Select(gap => new ListItem(words.Of(gap) + "."))]),
    ];

    private static string Seen(ContentItem item, PackWords words) => item.LastObservedAt is { } at ? $"{PackWords.Instant(at)}: {words.Of(item.Availability)}" : words.Say("never", "mai");

    private static Table Facts(params (string Label, string Value)[] facts) =>
        new([TableColumn.Relative(2), TableColumn.Relative(7)], [], [.. facts.Select(fact => new TableRow([new TableCell(fact.Label) { NamesRow = true }, new TableCell(fact.Value)]))]);

    private static IEnumerable<Block> Rows(string[] head, int[] shares, IEnumerable<TableRow> rows, PackWords words)
    {
        List<TableRow> all = [.. rows];
        return all.Count == 0
            ? [new Paragraph(words.Say("None.", "Nessuno."))]
            : [new Table([.. shares.Select(share => TableColumn.Relative(share))], [new TableRow(head)], all)];
    }
}
