namespace Revoca.Typesetting;

/// <summary>A piece of the body. Space before and after comes from its kind; <see cref="KeepWithNext"/> forbids a page break behind it.</summary>
public abstract record Block
{
    /// <summary>Headings always keep with what follows.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>Level 1 to 3.</summary>
public sealed record Heading(int Level, IReadOnlyList<Span> Spans) : Block
{
    public Heading(int level, string text) : this(level, [new Span(text)])
    {
    }
}

public sealed record Paragraph(IReadOnlyList<Span> Spans) : Block
{
    public Paragraph(string text) : this([new Span(text)])
    {
    }

    public TextRole Role { get; init; }

    /// <summary>Null takes the role's own: body is justified, all else starts at its side.</summary>
    public Alignment? Alignment { get; init; }
}

/// <summary>A bulleted or numbered list.</summary>
public sealed record List(IReadOnlyList<ListItem> Items) : Block
{
    public bool Numbered { get; init; }

    /// <summary>The first number of a numbered list.</summary>
    public int Start { get; init; } = 1;
}

public sealed record ListItem(IReadOnlyList<Block> Blocks)
{
    public ListItem(string text) : this([new Paragraph(text)])
    {
    }
}

/// <summary>Empty height in points.</summary>
public sealed record Space(double Height) : Block;

/// <summary>A thin line over the whole width.</summary>
public sealed record Rule : Block;

/// <summary>Blocks that stay on one page as long as a page can hold them, such as a signature block.</summary>
public sealed record KeepTogether(IReadOnlyList<Block> Blocks) : Block;

/// <summary>Blocks side by side, such as letterhead and reference block; never broken over pages.</summary>
public sealed record Columns(IReadOnlyList<Column> Items) : Block;

/// <summary>One column: its share of the width (shares are relative to each other).</summary>
public sealed record Column(double Share, IReadOnlyList<Block> Blocks);

/// <summary>The reference block: labels with their values, such as our reference and the date.</summary>
public sealed record References(IReadOnlyList<Reference> Items) : Block;

public sealed record Reference(string Label, string Value);

/// <summary>A picture (PNG or JPEG) with the words a screen reader speaks; it keeps its proportions inside the box, given in points.</summary>
public sealed record Logo(ReadOnlyMemory<byte> Bytes, string AlternativeText, double MaxWidth, double MaxHeight) : Block;
