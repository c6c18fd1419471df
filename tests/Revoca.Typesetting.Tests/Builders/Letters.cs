namespace Revoca.Typesetting.Tests.Builders;

/// <summary>Invented letters in the shape the product sends them.</summary>
internal static class Letters
{
    private static readonly DateTimeOffset Day = new(2026, 8, 14, 9, 30, 0, TimeSpan.Zero);

    public static Document Simple(params Block[] blocks) => new("Request", "en-GB", blocks) { Dated = Day };

    /// <summary>Letterhead, reference block, demands, item table, deadline, signature block, footer.</summary>
    public static Document Notice(int items = 9) => new("Request RV-7F3K", "en-GB", Body(items))
    {
        Dated = Day,
        Footer = new PageBand("RV-7F3K-04", "Page {page} of {pages}", "log 4f1c 9a02 77de"),
        Header = new PageBand("Helpline Example", "", "RV-7F3K-04") { OnFirstPage = false },
        Attachments =
        [
            new Attachment("items.json", "application/json", "The items of this letter", "{\"items\":[]}"u8.ToArray()),
            new Attachment("items.csv", "text/csv", "The items of this letter", "no,url\n"u8.ToArray()),
        ],
    };

    public static Table Items(int count) => new(
        [TableColumn.Fixed(34), TableColumn.Relative(7), TableColumn.Relative(2)],
        [new TableRow("No.", "Address", "Kind")],
        [.. Enumerable.Range(1, count).Select(Item)])
    {
        Summary = "The items this letter is about, one a row",
    };

    private static TableRow Item(int number) => new(
    [
        new TableCell($"A{number}") { NamesRow = true },
        new TableCell($"https://gallery.host.example/collections/{number * 7919}/view?id={number}&from=search&session=9f8e7d6c5b4a39281706f5e4d3c2b1a0"),
        new TableCell(number % 3 == 0 ? "model page" : "page"),
    ]);

    private static IReadOnlyList<Block> Body(int items) =>
    [
        new Columns(
        [
            new Column(5, [new Paragraph("Helpline Example") { Role = TextRole.Sender }, new Paragraph("12 Any Street\nSometown EX1 2MP\nletters@helpline.example") { Role = TextRole.Small }]),
            new Column(4, [new References([new Reference("Our reference", "RV-7F3K-04"), new Reference("Date", "14 August 2026"), new Reference("Reply to", "rv+8c1f@helpline.example"), new Reference("Language", "English")])]),
        ]),
        new Space(26),
        new Paragraph("Host Example Ltd\nTrust and Safety\n1 Server Road\nElsewhere") { Alignment = Alignment.Start },
        new Paragraph("Request for removal of items under Article 16 of Regulation (EU) 2022/2065") { Role = TextRole.Subject },
        new Paragraph("Dear Sir or Madam,"),
        new Paragraph(
        [
            "We act for the person depicted, with her written authority of ", Span.Bold("12 August 2026"),
            ". The items in the table below show her without her consent. She has never agreed to their making or to their publication, and where consent was once assumed she has withdrawn it. Each item is named by its exact electronic address so that no further information is needed to find it.",
        ]),
        new Heading(2, "What we ask"),
        new List(
        [
            new ListItem("Remove every item of the table and every identical copy held on systems you control, including previews, caches and search suggestions."),
            new ListItem("Tell us, item by item, what was done and when, by answering this message without changing its subject."),
            new ListItem("Keep the records that show who uploaded the items, so that a lawful request from an authority finds them."),
        ]) { Numbered = true },
        new Heading(2, "Items"),
        Items(items),
        new Paragraph("Please confirm that all items have been removed by Monday 17 August 2026, 09:30 (UTC).") { Role = TextRole.Deadline },
        new Paragraph(
        [
            "This notice is given in good faith. The statements in it are accurate and complete to the best of our knowledge. ",
            Span.Italic("We ask you not to forward the name or the address of the sender to the uploader."),
        ]),
        new KeepTogether([new Paragraph("Yours faithfully,") { Alignment = Alignment.Start }, new Space(24), new Paragraph([Span.Bold("A. Advocate"), "\nHelpline Example, authorised agent"]) { Alignment = Alignment.Start }]),
    ];
}
