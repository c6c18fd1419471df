using System.Globalization;
using HarfBuzzSharp;
using Revoca.Typesetting.Fonts;
using Revoca.Typesetting.Unicode;
using Buffer = HarfBuzzSharp.Buffer;

namespace Revoca.Typesetting.Text;

/// <summary>Text into glyphs with HarfBuzz. One per rendering: the buffer is native memory that is used again and again.</summary>
internal sealed class Shaper(Warnings warnings, string language) : IDisposable
{
    private const int Replacement = 0xFFFD;

    private static readonly UnicodeFunctions Properties = UnicodeFunctions.Default;

    private readonly Buffer _buffer = new();

    public void Dispose() => _buffer.Dispose();

    public ShapedText Shape(StyledText source)
    {
        var bidi = BidiParagraph.Of(source.Text);
        var runs = new List<ShapedRun>();
        foreach (var styled in source.Runs)
            Split(source.Text, styled, bidi, runs);
        return new ShapedText(source, bidi, runs);
    }

    /// <summary>The glyphs of a part of a run, shaped anew where letters must not be cut apart.</summary>
    public Glyph[] Part(ShapedText text, ShapedRun run, int start, int end)
    {
        if (start == run.Start && end == run.End)
            return run.Glyphs;
        var inside = Array.FindAll(run.Glyphs, glyph => glyph.Cluster >= start && glyph.Cluster < end);
        var unsafeCut = Array.Exists(run.Glyphs, glyph => glyph.UnsafeToBreak && (glyph.Cluster == start || glyph.Cluster == end) && glyph.Cluster > run.Start);
        return unsafeCut ? Glyphs(text.Text, run with { Start = start, End = end }) : inside;
    }

    private void Split(string text, StyledRun styled, BidiParagraph bidi, List<ShapedRun> runs)
    {
        ShapedRun? open = null;
        var missing = false;
        for (var i = styled.Start; i < styled.End;)
        {
            var length = ClusterLength(text, i, styled.End);
            if (text[i] is '\u2068' or '\u2069')
            {
                Close(text, ref open, missing, runs);
                i += length;
                continue;
            }

            var face = FontLibrary.Covering(styled.Style.Face, text, i, i + length);
            var next = new ShapedRun(i, i + length, bidi[i], face ?? FontLibrary.First(styled.Style.Face), styled.Style)
            {
                Language = styled.Language,
                Script = Properties.GetScript(UnicodeText.RuneAt(text, i, out _)),
            };
            if (open is not null && missing == face is null && Continues(open, next))
            {
                open = open with { End = next.End, Script = IsShared(open.Script) ? next.Script : open.Script };
            }
            else
            {
                Close(text, ref open, missing, runs);
                (open, missing) = (next, face is null);
            }

            i += length;
        }

        Close(text, ref open, missing, runs);
    }

    private static bool Continues(ShapedRun open, ShapedRun next) =>
        ReferenceEquals(open.Face, next.Face) && open.Level == next.Level
        && (open.Script == next.Script || IsShared(open.Script) || IsShared(next.Script));

    private static bool IsShared(Script script) => script == Script.Common || script == Script.Inherited;

    private static int ClusterLength(string text, int start, int end)
    {
        if (start + 1 == end || (text[start] < 0x300 && text[start + 1] < 0x300))
            return 1;
        return Math.Min(StringInfo.GetNextTextElementLength(text, start), end - start);
    }

    private void Close(string text, ref ShapedRun? open, bool missing, List<ShapedRun> runs)
    {
        if (open is null)
            return;
        runs.Add(open with { Glyphs = missing ? Boxes(text, open) : Glyphs(text, open) });
        open = null;
    }

    private Glyph[] Glyphs(string text, ShapedRun run)
    {
        _buffer.ClearContents();
        _buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        _buffer.Direction = run.IsRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _buffer.Script = IsShared(run.Script) ? Script.Latin : run.Script;
        _buffer.Language = new Language(run.Language ?? language);
        _buffer.AddUtf16(text.AsSpan(), run.Start, run.End - run.Start);
        run.Face.Shaper.Shape(_buffer);
        return Collect(_buffer.GetGlyphInfoSpan(), _buffer.GetGlyphPositionSpan(), run.Style.Size / run.Face.UnitsPerEm);
    }

    private static Glyph[] Collect(ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> positions, double scale)
    {
        var glyphs = new List<Glyph>(infos.Length);
        for (var i = 0; i < infos.Length;)
        {
            var end = i + 1;
            while (end < infos.Length && infos[end].Cluster == infos[i].Cluster)
                end++;
            glyphs.Add(end == i + 1 ? Single(infos[i], positions[i], scale) : Composed(infos[i..end], positions[i..end], scale));
            i = end;
        }

        return [.. glyphs];
    }

    private static Glyph Single(GlyphInfo info, GlyphPosition position, double scale) => new(
        (ushort)info.Codepoint,
        (int)info.Cluster,
        position.XAdvance * scale,
        position.XOffset * scale,
        position.YOffset * scale,
        info.GlyphFlags.HasFlag(GlyphFlags.UnsafeToBreak));

    private static Glyph Composed(ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> positions, double scale)
    {
        var parts = new List<(ushort Id, int X, int Y)>();
        var advance = 0;
        for (var i = 0; i < infos.Length; i++)
        {
            parts.Add(((ushort)infos[i].Codepoint, advance + positions[i].XOffset, positions[i].YOffset));
            advance += positions[i].XAdvance;
        }

        return new Glyph(0, (int)infos[0].Cluster, advance * scale, 0, 0, infos[0].GlyphFlags.HasFlag(GlyphFlags.UnsafeToBreak))
        {
            Composed = new ComposedGlyph(parts, advance),
        };
    }

    /// <summary>One visible box for each cluster that no font has; it still copies out as what it stands for.</summary>
    private Glyph[] Boxes(string text, ShapedRun run)
    {
        run.Face.TryGlyph(Replacement, out var box);
        var advance = run.Face.Advance(box) * run.Style.Size / run.Face.UnitsPerEm;
        var boxes = new List<Glyph>();
        for (var i = run.Start; i < run.End;)
        {
            warnings.Add(WarningKind.MissingGlyph, UnicodeText.Name(UnicodeText.RuneAt(text, i, out _)));
            boxes.Add(new Glyph(box, i, advance, 0, 0, UnsafeToBreak: false));
            i += ClusterLength(text, i, run.End);
        }

        if (run.IsRightToLeft)
            boxes.Reverse();
        return [.. boxes];
    }
}
