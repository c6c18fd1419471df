using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Revoca.Typesetting.Layout;

namespace Revoca.Typesetting.QuestPdf;

/// <summary>Blocks of the document tree as QuestPDF elements with their meaning for screen readers.</summary>
internal sealed class BlockWriter(Words words)
{
    private const float TiedSpace = 60;

    public void Write(ColumnDescriptor column, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            var item = block.KeepWithNext || block is Heading ? column.Item().EnsureSpace(TiedSpace) : column.Item();
            Write(item, block);
        }
    }

    private void Write(IContainer container, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Text(Headed(container, heading.Level), heading.Spans, Look.Heading(heading.Level), Alignment.Start);
                break;
            case Paragraph paragraph:
                Paragraph(container, paragraph);
                break;
            case List list:
                List(container, list);
                break;
            case Table table:
                new TableWriter(words).Write(container, table);
                break;
            case Space space:
                container.Height((float)space.Height);
                break;
            case Rule:
                container.PaddingVertical(8).LineHorizontal(0.6f).LineColor(Palette.Hairline);
                break;
            case KeepTogether group:
                container.PreventPageBreak().Column(column => Write(column, group.Blocks));
                break;
            case Columns columns:
                SideBySide(container, columns);
                break;
            case References references:
                References(container, references);
                break;
            case Logo logo:
                container.MaxWidth((float)logo.MaxWidth).MaxHeight((float)logo.MaxHeight).SemanticImage(logo.AlternativeText).Image(logo.Bytes.ToArray()).FitArea();
                break;
            default:
                throw new ArgumentException($"There is no layout for {block.GetType().Name}.", nameof(block));
        }
    }

    private static IContainer Headed(IContainer container, int level) => level switch
    {
        1 => container.SemanticHeader1(),
        2 => container.SemanticHeader2(),
        _ => container.SemanticHeader3(),
    };

    private void Paragraph(IContainer container, Paragraph paragraph)
    {
        var place = paragraph.Role == TextRole.Deadline
            ? container.BorderLeft(2.2f).BorderColor(Palette.Lead).PaddingLeft(8)
            : container;
        var alignment = paragraph.Alignment ?? (paragraph.Role == TextRole.Body ? Alignment.Justified : Alignment.Start);
        Text(paragraph.Role == TextRole.Subject ? place.SemanticHeader1() : place.SemanticParagraph(), paragraph.Spans, Look.Of(paragraph.Role), alignment);
    }

    private void Text(IContainer container, IReadOnlyList<Span> spans, TextLook look, Alignment alignment) =>
        container.PaddingTop((float)look.Before).PaddingBottom((float)look.After).Text(text =>
        {
            Align(text, alignment);
            words.Write(text, spans, look);
        });

    private static void Align(TextDescriptor text, Alignment alignment)
    {
        switch (alignment)
        {
            case Alignment.Justified:
                text.Justify();
                break;
            case Alignment.Centre:
                text.AlignCenter();
                break;
            case Alignment.End:
                text.AlignEnd();
                break;
            default:
                text.AlignStart();
                break;
        }
    }

    private void List(IContainer container, List list) => container.SemanticList().Column(column =>
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var label = list.Numbered ? $"{list.Start + i}." : "•";
            var blocks = list.Items[i].Blocks;
            column.Item().SemanticListItem().Row(row =>
            {
                row.ConstantItem(20).SemanticListLabel().Text(label);
                row.RelativeItem().SemanticListItemBody().Column(body => Write(body, blocks));
            });
        }
    });

    private void SideBySide(IContainer container, Columns columns) => container.PreventPageBreak().Row(row =>
    {
        row.Spacing(18);
        foreach (var item in columns.Items)
            row.RelativeItem((float)item.Share).Column(column => Write(column, item.Blocks));
    });

    private void References(IContainer container, References references) => container.Column(column =>
    {
        foreach (var item in references.Items)
        {
            column.Item().SemanticParagraph().Row(row =>
            {
                row.RelativeItem(2).Text(text => words.Write(text, [item.Label + " "], Look.Label));
                row.RelativeItem(3).Text(text => words.Write(text, [item.Value], Look.Value));
            });
        }
    });
}
