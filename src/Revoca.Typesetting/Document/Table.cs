namespace Revoca.Typesetting;

/// <summary>A table; its head is repeated on every page it runs over. A row with fewer cells than columns is filled with empty ones.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Head, IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>What the table holds, for screen readers; empty writes none.</summary>
    public string Summary { get; init; } = "";
}

/// <summary>A column: either a fixed width in points or a share of what the fixed ones leave.</summary>
public sealed record TableColumn
{
    private TableColumn()
    {
    }

    /// <summary>Points; 0 when the width is a share.</summary>
    public double Points { get; private init; }

    /// <summary>Share of the rest; 0 when the width is fixed.</summary>
    public double Share { get; private init; }

    public Alignment Alignment { get; init; }

    public static TableColumn Fixed(double points) => new() { Points = points };

    public static TableColumn Relative(double share) => new() { Share = share };
}

public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public TableRow(params string[] texts) : this([.. texts.Select(text => new TableCell(text))])
    {
    }
}

public sealed record TableCell(IReadOnlyList<Span> Spans)
{
    public TableCell(string text) : this([new Span(text)])
    {
    }

    /// <summary>A cell that names its row, such as the short id of an item.</summary>
    public bool NamesRow { get; init; }
}
