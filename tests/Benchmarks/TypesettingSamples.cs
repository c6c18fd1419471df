using System.Text;
using Revoca.Typesetting;

namespace Revoca.Benchmarks;

/// <summary>Invented documents of the sizes the figures speak of.</summary>
internal static class TypesettingSamples
{
    private const string Sentence = "The items in the table below show the person without her consent, and she has never agreed to their making or to their publication. ";

    public static Document Letter(int rows) => new("Request RV-7F3K", "en-GB",
    [
        new Columns(
        [
            new Column(5, [new Paragraph("Helpline Example") { Role = TextRole.Sender }, new Paragraph("12 Any Street\nSometown EX1 2MP") { Role = TextRole.Small }]),
            new Column(4, [new References([new Reference("Our reference", "RV-7F3K-04"), new Reference("Date", "14 August 2026")])]),
        ]),
        new Space(26),
        new Paragraph("Host Example Ltd\nTrust and Safety\n1 Server Road") { Alignment = Alignment.Start },
        new Paragraph("Request for removal of items under Article 16 of Regulation (EU) 2022/2065") { Role = TextRole.Subject },
        new Paragraph(string.Concat(Enumerable.Repeat(Sentence, 4))),
        new Heading(2, "What we ask"),
        new List([new ListItem(Sentence), new ListItem(Sentence), new ListItem(Sentence)]) { Numbered = true },
        new Heading(2, "Items"),
        Items(rows),
        new Paragraph("Please confirm by Monday 17 August 2026, 09:30 (UTC).") { Role = TextRole.Deadline },
        new Paragraph(string.Concat(Enumerable.Repeat(Sentence, 6))),
        new KeepTogether([new Paragraph("Yours faithfully,"), new Space(24), new Paragraph([Span.Bold("A. Advocate")])]),
    ])
    {
        Footer = new PageBand("RV-7F3K-04", "Page {page} of {pages}", "log 4f1c 9a02 77de"),
        Attachments = [new Attachment("items.csv", "text/csv", "The items of this letter", "no,url\n"u8.ToArray())],
    };

    public static Document Rows(int count) => new("Items", "en-GB", [Items(count)]);

    public static Document FiveScripts() => new("Names", "en-GB",
    [
        new Paragraph("Αλέξανδρος Παπαδόπουλος · Борис Иванович Щукин · 李小龙与王芳 · محمد بن عبد الله · דוד בן־גוריון"),
        new Paragraph("نطلب إزالة المحتوى المذكور في الجدول أدناه خلال ثمان وأربعين ساعة (Revoca 2026)."),
        new Paragraph("我们请求贵方在四十八小时内删除下表所列的内容，并以书面形式确认。"),
    ]);

    public static string Html(int rows)
    {
        var html = new StringBuilder("<html lang=en><meta charset=utf-8><title>Request</title><style>@page{size:A4;margin:25mm;@bottom-center{content:counter(page) ' of ' counter(pages)}}body{font:10pt sans-serif;text-align:justify}</style><h2>Request</h2>");
        html.Append("<p>").Append(string.Concat(Enumerable.Repeat(Sentence, 10))).Append("</p><table><thead><tr><th>No.<th>Address<th>Kind</thead>");
        for (var row = 1; row <= rows; row++)
            html.Append("<tr><td>A").Append(row).Append("<td>").Append(Address(row)).Append("<td>page");
        return html.Append("</table>").ToString();
    }

    private static Table Items(int count) => new(
        [TableColumn.Fixed(34), TableColumn.Relative(7), TableColumn.Relative(2)],
        [new TableRow("No.", "Address", "Kind")],
        [.. Enumerable.Range(1, count).Select(row => new TableRow($"A{row}", Address(row), "page"))]);

    private static string Address(int row) => $"https://gallery.host.example/collections/{row * 7919}/view?id={row}&from=search&session=9f8e7d6c5b4a39281706f5e4d3c2b1a0";
}
