using Revoca.Typesetting.Pdf;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Layout;

/// <summary>The tools of one rendering that turn spans into placed lines.</summary>
internal sealed class TextLayout(Shaper shaper, TextCleaner cleaner)
{
    private const double WidestStretch = 0.75;

    private readonly LineSetter _setter = new(shaper);

    public IReadOnlyList<SetLine> Lines(IReadOnlyList<Span> spans, TextLook look, double width, bool justified)
    {
        var lines = new List<SetLine>();
        foreach (var text in cleaner.Clean(spans, look.Style))
            lines.AddRange(_setter.Set(shaper.Shape(text), width, justified));
        return lines;
    }

    /// <summary>A line in a column at x; baseline down from the strip's top.</summary>
    public static TextMark Place(StructureNode? tag, SetLine line, Alignment alignment, (double X, double Width) column, double baseline)
    {
        var slack = column.Width - line.Width;
        var stretch = 0.0;
        if (alignment == Alignment.Justified && line.Spaces > 0 && (!line.IsLast || slack < 0))
            stretch = slack / line.Spaces;

        // A line that could only be filled with rivers is left ragged.
        if (stretch > WidestStretch * SizeOf(line))
            stretch = 0;
        var atRight = alignment == Alignment.End ? !line.IsRightToLeft : line.IsRightToLeft && alignment != Alignment.Centre;
        var left = stretch != 0 ? 0 : alignment == Alignment.Centre ? slack / 2 : atRight ? slack : 0;
        return new TextMark(tag, column.X + left, baseline, line, stretch);
    }

    private static double SizeOf(SetLine line) => line.Pieces.Count == 0 ? 0 : line.Pieces[0].Run.Style.Size;
}
