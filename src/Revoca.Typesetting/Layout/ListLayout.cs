using Revoca.Typesetting.Pdf;

namespace Revoca.Typesetting.Layout;

/// <summary>Lists: the label stands on the side where the item's text begins.</summary>
internal sealed class ListLayout(TextLayout text, BlockLayout blocks)
{
    private const double Indent = 20;
    private const double LabelGap = 6;
    private const double ItemGap = 3.5;

    public List<Strip> Lay(List list, (double X, double Width) column, StructureNode parent)
    {
        var look = Look.Of(TextRole.Body);
        var tag = parent.Child("L", $"/A<</O/List/ListNumbering/{(list.Numbered ? "Decimal" : "Disc")}>>");
        var strips = new List<Strip>();
        for (var i = 0; i < list.Items.Count; i++)
            strips.AddRange(Item(list, i, column, tag));
        if (strips.Count > 0)
            strips[^1] = strips[^1] with { After = look.After };
        return strips;
    }

    private List<Strip> Item(List list, int index, (double X, double Width) column, StructureNode tag)
    {
        var look = Look.Of(TextRole.Body);
        var item = tag.Child("LI");
        var labelTag = item.Child("Lbl");
        var content = list.Items[index].Blocks;
        var atRight = content is [Paragraph first, ..] && Direction.IsRightToLeft(first.Spans);
        var inner = (atRight ? column.X : column.X + Indent, column.Width - Indent);
        var strips = blocks.Lay(content, inner, item.Child("LBody"));
        if (strips.Count == 0)
            return strips;
        var label = text.Lines([new Span(list.Numbered ? $"{list.Start + index}." : "•")], look, Indent, justified: false)[0];
        var place = (atRight ? column.X + column.Width - Indent + LabelGap : column.X, Indent - LabelGap);
        var alignment = !list.Numbered ? Alignment.Centre : atRight ? Alignment.Start : Alignment.End;
        strips[0] = strips[0] with { Marks = [TextLayout.Place(labelTag, label, alignment, place, look.Baseline), .. strips[0].Marks] };
        strips[^1] = strips[^1] with { After = ItemGap };
        return strips.ConvertAll(strip => strip with { Before = Math.Min(strip.Before, ItemGap), After = Math.Min(strip.After, ItemGap) });
    }
}
