using Revoca.Typesetting.Pdf;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Layout;

/// <summary>Tables: hairlines between rows, a tinted head that is repeated, rows cut only when they are very high.</summary>
internal sealed class TableLayout(TextLayout text)
{
    private const double PadX = 5;
    private const double PadY = 3.2;
    private const double Line = 0.5;
    private const int UncutLines = 14;

    private List<(double X, double Width)> _columns = [];
    private IReadOnlyList<TableColumn> _asked = [];
    private double _left;
    private double _width;

    public List<Strip> Lay(Table table, (double X, double Width) column, StructureNode parent)
    {
        (_left, _width) = column;
        _asked = table.Columns;
        _columns = Widths(table.Columns, column);
        var entries = table.Summary.Length == 0 ? "" : $"/A<</O/Table/Summary{PdfSyntax.Text(table.Summary)}>>";
        var tag = parent.Child("Table", entries);
        var head = new List<Strip>();
        if (table.Head.Count > 0)
        {
            var headTag = tag.Child("THead");
            foreach (var row in table.Head)
                head.AddRange(Row(row, headTag, Look.TableHead, isHead: true).Select(strip => strip with { KeepWithNext = true }));
        }

        var body = new List<Strip>();
        var bodyTag = table.Rows.Count > 0 ? tag.Child("TBody") : tag;
        foreach (var row in table.Rows)
            body.AddRange(Row(row, bodyTag, Look.TableBody, isHead: false).Select(strip => strip with { Head = head }));
        TieLastRows(body);
        List<Strip> strips = [.. head, .. body];
        if (strips.Count > 0)
        {
            strips[0] = strips[0] with { Before = 4 };
            strips[^1] = strips[^1] with { After = 10, KeepWithNext = false };
        }

        return strips;
    }

    /// <summary>The last row does not stand alone on a page.</summary>
    private static void TieLastRows(List<Strip> body)
    {
        if (body.Count > 1)
            body[^2] = body[^2] with { KeepWithNext = true };
    }

    private static List<(double X, double Width)> Widths(IReadOnlyList<TableColumn> columns, (double X, double Width) whole)
    {
        var free = Math.Max(0, whole.Width - columns.Sum(column => column.Points));
        var shares = columns.Sum(column => column.Share);
        var x = whole.X;
        var widths = new List<(double, double)>();
        foreach (var column in columns)
        {
            var width = column.Points > 0 ? column.Points : free * column.Share / shares;
            widths.Add((x + PadX, Math.Max(1, width - (2 * PadX))));
            x += width;
        }

        return widths;
    }

    private IEnumerable<Strip> Row(TableRow row, StructureNode parent, TextLook look, bool isHead)
    {
        var tag = parent.Child("TR");
        var cells = new List<(StructureNode Tag, IReadOnlyList<SetLine> Lines)>();
        for (var i = 0; i < _columns.Count; i++)
        {
            var cell = i < row.Cells.Count ? row.Cells[i] : new TableCell("");
            var cellTag = tag.Child(isHead || cell.NamesRow ? "TH" : "TD", isHead ? "/A<</O/Table/Scope/Column>>" : cell.NamesRow ? "/A<</O/Table/Scope/Row>>" : "");
            cells.Add((cellTag, text.Lines(cell.Spans, look, _columns[i].Width, justified: false)));
        }

        var count = cells.Select(cell => cell.Lines.Count).DefaultIfEmpty(1).Max();
        if (count <= UncutLines)
            return [Part(cells, look, (0, count), count, isHead)];
        return Enumerable.Range(0, count).Select(line => Part(cells, look, (line, line + 1), count, isHead) with
        {
            KeepWithNext = line == 0 || line == count - 2,
        });
    }

    /// <summary>Some lines of a row; only the first carries the space above, only the last the line below.</summary>
    private Strip Part(List<(StructureNode Tag, IReadOnlyList<SetLine> Lines)> cells, TextLook look, (int From, int To) lines, int count, bool isHead)
    {
        var above = lines.From == 0 ? PadY : 0;
        var below = lines.To == count ? PadY : 0;
        var height = above + ((lines.To - lines.From) * look.LineHeight) + below;
        var marks = new List<Mark>();
        if (isHead)
            marks.Add(new BoxMark(_left, 0, _width, height, Look.HeadGround));
        for (var i = 0; i < cells.Count; i++)
        {
            for (var line = lines.From; line < Math.Min(lines.To, cells[i].Lines.Count); line++)
            {
                var baseline = above + ((line - lines.From) * look.LineHeight) + look.Baseline;
                marks.Add(TextLayout.Place(cells[i].Tag, cells[i].Lines[line], _asked[i].Alignment, _columns[i], baseline));
            }
        }

        if (lines.To == count)
            marks.Add(new BoxMark(_left, height - Line, _width, Line, isHead ? Look.Soft : Look.Hairline));
        return new Strip(height, marks);
    }
}
