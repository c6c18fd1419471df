using Revoca.Typesetting.Fonts;
using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.Text;

/// <summary>A glyph with its advance and offsets in points and the text unit it belongs to.</summary>
internal readonly record struct Glyph(ushort Id, int Cluster, double Advance, double OffsetX, double OffsetY, bool UnsafeToBreak)
{
    /// <summary>Set when several glyphs of a cluster were made one; then Id means nothing.</summary>
    public ComposedGlyph? Composed { get; init; }
}

/// <summary>Glyphs of one face, style and level, in visual order.</summary>
internal sealed record ShapedRun(int Start, int End, byte Level, FontFace Face, TextStyle Style)
{
    public string? Language { get; init; }

    public HarfBuzzSharp.Script Script { get; init; }

    public Glyph[] Glyphs { get; init; } = [];

    public bool IsRightToLeft => (Level & 1) == 1;
}

/// <summary>A line of text before it is broken: its runs in reading order, what each unit takes, and where it may break.</summary>
internal sealed record ShapedText(StyledText Source, BidiParagraph Bidi, IReadOnlyList<ShapedRun> Runs)
{
    private readonly Lazy<bool[]> _breaks = new(() => LineBreaks.Find(Source.Text), isThreadSafe: false);

    public string Text => Source.Text;

    public bool[] Breaks => _breaks.Value;

    /// <summary>Points of advance that begin at each unit.</summary>
    public double[] Advances()
    {
        var advances = new double[Text.Length];
        foreach (var run in Runs)
        {
            foreach (var glyph in run.Glyphs)
                advances[glyph.Cluster] += glyph.Advance;
        }

        return advances;
    }
}
