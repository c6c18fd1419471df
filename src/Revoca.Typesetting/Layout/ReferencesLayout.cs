using Revoca.Typesetting.Pdf;

namespace Revoca.Typesetting.Layout;

/// <summary>The reference block: soft labels in one column, values beside them, each pair one paragraph.</summary>
internal sealed class ReferencesLayout(TextLayout text)
{
    private const double Gap = 10;
    private const double WidestLabel = 0.5;

    public List<Strip> Lay(References references, (double X, double Width) column, StructureNode parent)
    {
        var labels = references.Items.Select(item => text.Lines([new Span(item.Label + " ")], Look.Label, column.Width * WidestLabel, justified: false)).ToList();
        var labelWidth = labels.SelectMany(lines => lines).Select(line => line.Width).DefaultIfEmpty(0).Max();
        var values = (X: column.X + labelWidth + Gap, Width: column.Width - labelWidth - Gap);
        var strips = new List<Strip>();
        for (var i = 0; i < references.Items.Count; i++)
        {
            var tag = parent.Child("P");
            var lines = text.Lines([new Span(references.Items[i].Value)], Look.Value, values.Width, justified: false);
            var marks = labels[i].Select((line, n) => TextLayout.Place(tag, line, Alignment.Start, (column.X, labelWidth), Look.Value.Baseline + (n * Look.Label.LineHeight)))
                .Concat(lines.Select((line, n) => TextLayout.Place(tag, line, Alignment.Start, values, Look.Value.Baseline + (n * Look.Value.LineHeight))));
            strips.Add(new Strip(Math.Max(lines.Count, labels[i].Count) * Look.Value.LineHeight, [.. marks]) { After = i == references.Items.Count - 1 ? 8 : 1.5 });
        }

        return strips;
    }
}
