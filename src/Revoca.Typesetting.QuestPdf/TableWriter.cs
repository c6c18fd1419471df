using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Revoca.Typesetting.Layout;

namespace Revoca.Typesetting.QuestPdf;

/// <summary>Tables: the head in QuestPDF's repeated header, hairlines below rows.</summary>
internal sealed class TableWriter(Words words)
{
    public void Write(IContainer container, Table table) => container.PaddingVertical(5).SemanticTable().Table(grid =>
    {
        grid.ColumnsDefinition(definition =>
        {
            foreach (var column in table.Columns)
            {
                if (column.Points > 0)
                    definition.ConstantColumn((float)column.Points);
                else
                    definition.RelativeColumn((float)column.Share);
            }
        });
        if (table.Head.Count > 0)
        {
            grid.Header(header =>
            {
                foreach (var row in table.Head)
                    Row(() => header.Cell().Background(Palette.HeadGround), table.Columns, row, Look.TableHead);
            });
        }

        foreach (var row in table.Rows)
            Row(() => grid.Cell(), table.Columns, row, Look.TableBody);
    });

    private void Row(Func<IContainer> next, IReadOnlyList<TableColumn> columns, TableRow row, TextLook look)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            IReadOnlyList<Span> spans = i < row.Cells.Count ? row.Cells[i].Spans : [];
            var cell = next().BorderBottom(0.5f).BorderColor(Palette.Hairline).PaddingHorizontal(5).PaddingVertical(3.2f);
            var placed = columns[i].Alignment switch
            {
                Alignment.End => cell.AlignRight(),
                Alignment.Centre => cell.AlignCenter(),
                _ => cell,
            };
            placed.Text(text => words.Write(text, spans, look));
        }
    }
}
