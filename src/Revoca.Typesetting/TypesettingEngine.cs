using System.Globalization;
using System.Text;

namespace Revoca.Typesetting;

/// <summary>The engine of the checked build. Stateless: one instance serves all threads.</summary>
public sealed class TypesettingEngine : IPdfEngine
{
    private const int LinesPerPage = 50;

    public string Version => "Revoca.Typesetting 0.1";

    public PdfResult Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var pages = document.Blocks.SelectMany(Lines).Chunk(LinesPerPage).DefaultIfEmpty([]).ToList();
        var objects = new List<string>
        {
            $"<</Type/Catalog/Pages 2 0 R/Lang({document.Language})>>",
            $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        };
        foreach (var lines in pages)
        {
            var content = Content(document.Page, lines);
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {document.Page.Width:0.##} {document.Page.Height:0.##}]/Resources<</Font<</F1 3 0 R>>>>/Contents {objects.Count + 2} 0 R>>"));
            objects.Add($"<</Length {content.Length}>>\nstream\n{content}\nendstream");
        }

        return new PdfResult(File(objects), pages.Count, []);
    }

    private static string Content(PageSetup page, string[] lines) =>
        string.Create(CultureInfo.InvariantCulture, $"BT /F1 10 Tf 14 TL {page.Margin:0.##} {page.Height - page.Margin:0.##} Td\n")
        + string.Join('\n', lines.Select(line => "(" + line.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)") + ") Tj T*")) + "\nET";

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading heading => Wrap(heading.Spans),
        Paragraph paragraph => Wrap(paragraph.Spans).Append(""),
        List list => list.Items.SelectMany((item, i) => item.Blocks.SelectMany(Lines)
            .Select((line, n) => (n > 0 ? "   " : list.Numbered ? $"{list.Start + i}. " : "- ") + line)),
        Table table => table.Head.Concat(table.Rows).SelectMany(row => Wrap([.. row.Cells.SelectMany(cell => cell.Spans.Append(" | "))])),
        KeepTogether group => group.Blocks.SelectMany(Lines),
        Columns columns => columns.Items.SelectMany(column => column.Blocks.SelectMany(Lines)),
        References references => references.Items.Select(item => $"{item.Label}: {item.Value}").Append(""),
        Logo logo => [logo.AlternativeText],
        _ => [""],
    };

    private static IEnumerable<string> Wrap(IReadOnlyList<Span> spans) =>
        string.Concat(spans.Select(span => span.Text)).Split('\n').SelectMany(line => line.Chunk(90).Select(chunk => new string(chunk)));

    private static byte[] File(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        foreach (var text in objects)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
