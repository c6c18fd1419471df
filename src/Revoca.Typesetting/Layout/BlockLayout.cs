using Revoca.Typesetting.Pdf;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Layout;

/// <summary>Blocks into strips, in reading order, with their structure.</summary>
internal sealed class BlockLayout(TextLayout text, PictureLayout pictures)
{
    /// <summary>The strips of blocks in a column; X from the page's left edge.</summary>
    public List<Strip> Lay(IReadOnlyList<Block> blocks, (double X, double Width) column, StructureNode parent)
    {
        var strips = new List<Strip>();
        foreach (var block in blocks)
        {
            var own = Lay(block, column, parent);
            if (block.KeepWithNext && own.Count > 0)
                own[^1] = own[^1] with { KeepWithNext = true };
            strips.AddRange(own);
        }

        return strips;
    }

    private List<Strip> Lay(Block block, (double X, double Width) column, StructureNode parent) => block switch
    {
        Heading heading => Heading(heading, column, parent),
        Paragraph paragraph => Paragraph(paragraph, column, parent),
        List list => new ListLayout(text, this).Lay(list, column, parent),
        Table table => new TableLayout(text).Lay(table, column, parent),
        Space space => [new Strip(space.Height, [])],
        Rule => [new Strip(0.6, [new BoxMark(column.X, 0, column.Width, 0.6, Look.Hairline)]) { Before = 8, After = 8 }],
        KeepTogether group => Tied(Lay(group.Blocks, column, parent)),
        Columns columns => SideBySide(columns, column, parent),
        References references => new ReferencesLayout(text).Lay(references, column, parent),
        Logo logo => [pictures.Lay(logo, column, parent) ?? Merged(Paragraph(new Paragraph(logo.AlternativeText) { Role = TextRole.Sender }, column, parent))],
        _ => throw new ArgumentException($"There is no layout for {block.GetType().Name}.", nameof(block)),
    };

    private List<Strip> Heading(Heading heading, (double X, double Width) column, StructureNode parent)
    {
        var level = Math.Clamp(heading.Level, 1, 3);
        var look = Look.Heading(level);
        var strips = Lines(heading.Spans, look, Alignment.Start, column, parent.Child($"H{level}"));
        return Tied(strips, alsoLast: true);
    }

    private List<Strip> Paragraph(Paragraph paragraph, (double X, double Width) column, StructureNode parent)
    {
        const double BarWidth = 2.2;
        const double BarIndent = 10;
        var look = Look.Of(paragraph.Role);
        var alignment = paragraph.Alignment ?? (paragraph.Role == TextRole.Body ? Alignment.Justified : Alignment.Start);
        var tag = parent.Child(paragraph.Role == TextRole.Subject ? "H1" : "P");
        if (paragraph.Role != TextRole.Deadline)
            return Lines(paragraph.Spans, look, alignment, column, tag);
        var atRight = Direction.IsRightToLeft(paragraph.Spans);
        var inner = (atRight ? column.X : column.X + BarIndent, column.Width - BarIndent);
        var bar = atRight ? column.X + column.Width - BarWidth : column.X;
        var strips = Lines(paragraph.Spans, look, alignment, inner, tag);
        return Tied(strips.ConvertAll(strip => strip with { Marks = [.. strip.Marks, new BoxMark(bar, 0, BarWidth, strip.Height, Look.Lead)] }));
    }

    private List<Strip> Lines(IReadOnlyList<Span> spans, TextLook look, Alignment alignment, (double X, double Width) column, StructureNode tag)
    {
        var lines = text.Lines(spans, look, column.Width, alignment == Alignment.Justified);
        var strips = new List<Strip>();
        for (var i = 0; i < lines.Count; i++)
        {
            strips.Add(new Strip(look.LineHeight, [TextLayout.Place(tag, lines[i], alignment, column, look.Baseline)])
            {
                Before = i == 0 ? look.Before : 0,
                After = i == lines.Count - 1 ? look.After : 0,

                // Neither the first nor the last line of a paragraph stands alone on a page.
                KeepWithNext = lines.Count > 1 && (i == 0 || i == lines.Count - 2),
            });
        }

        return strips;
    }

    private List<Strip> SideBySide(Columns columns, (double X, double Width) column, StructureNode parent)
    {
        const double Gutter = 18;
        var shares = columns.Items.Sum(item => item.Share);
        var free = column.Width - (Gutter * (columns.Items.Count - 1));
        var x = column.X;
        var laid = new List<Strip>();
        foreach (var item in columns.Items)
        {
            var width = free * item.Share / shares;
            laid.Add(Merged(Lay(item.Blocks, (x, width), parent)));
            x += width + Gutter;
        }

        var baseline = laid.Max(FirstBaseline);
        var marks = laid.SelectMany(strip => strip.Marks.Select(mark => mark with { Y = mark.Y + Drop(strip) }));
        return [new Strip(laid.Max(strip => strip.Height + Drop(strip)), [.. marks]) { After = 10 }];

        // Columns that begin with words begin on one baseline.
        double Drop(Strip strip) => FirstBaseline(strip) > 0 ? baseline - FirstBaseline(strip) : 0;
    }

    private static double FirstBaseline(Strip strip) => strip.Marks is [TextMark text, ..] ? text.Y : 0;

    private static List<Strip> Tied(List<Strip> strips, bool alsoLast = false)
    {
        for (var i = 0; i < strips.Count - (alsoLast ? 0 : 1); i++)
            strips[i] = strips[i] with { KeepWithNext = true };
        return strips;
    }

    /// <summary>Strips stacked into one that is never cut.</summary>
    private static Strip Merged(List<Strip> strips)
    {
        var marks = new List<Mark>();
        var at = 0.0;
        for (var i = 0; i < strips.Count; i++)
        {
            at += i == 0 ? 0 : Math.Max(strips[i - 1].After, strips[i].Before);
            marks.AddRange(strips[i].Marks.Select(mark => mark with { Y = mark.Y + at }));
            at += strips[i].Height;
        }

        return new Strip(at, marks);
    }
}
