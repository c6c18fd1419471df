using Revoca.Typesetting.Fonts;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>Writes a line's glyphs as text operators; differences from a font's own advances become adjustments.</summary>
internal sealed class TextWriter(FontSubsets fonts)
{
    // A glyph that adds to the one before it, such as the second half of a split letter, must still map to something.
    private const string NoText = "\u200B";
    private const double Negligible = 0.005;

    private Ink? _ink;

    /// <summary>The colour was changed by somebody else.</summary>
    public void Forget() => _ink = null;

    public void Write(PdfBuffer content, SetLine line, double x, double y, double stretch)
    {
        content.Add("BT\n"u8);
        var at = line.IsRightToLeft ? x - line.TrailingWidth : x;
        foreach (var piece in line.Pieces)
            at = Write(content, piece, at, y, stretch);
        content.Add("ET\n"u8);
    }

    private double Write(PdfBuffer content, LinePiece piece, double x, double y, double stretch)
    {
        var style = piece.Run.Style;
        var subset = fonts.Of(piece.Run.Face);
        var boldByStroke = style.Face.HasFlag(SpanStyle.Bold) && !piece.Run.Face.IsBold;
        Colour(content, style.Ink, boldByStroke, style.Size);
        content.Add("/"u8).Add(subset.ResourceName).Add(" "u8).Number(style.Size).Add("Tf 1 0 0 1 "u8).Number(x).Number(y).Add("Tm\n"u8);
        var run = new Run(content, subset, style.Size);
        for (var i = 0; i < piece.Glyphs.Length; i++)
        {
            var glyph = piece.Glyphs[i];
            var text = TextOf(piece, i);
            var extra = text.Length == 1 && SetLine.IsSpace(text[0]) ? stretch : 0;
            run.Add(glyph, text, extra);
            x += glyph.Advance + extra;
        }

        run.End();
        if (boldByStroke)
            content.Add("0 Tr\n"u8);
        return x;
    }

    private void Colour(PdfBuffer content, Ink ink, bool stroke, double size)
    {
        if (ink != _ink)
            content.Number(ink.Red).Number(ink.Green).Number(ink.Blue).Add("rg\n"u8);
        if (stroke)
            content.Number(ink.Red).Number(ink.Green).Number(ink.Blue).Add("RG 2 Tr "u8).Number(size * 0.03).Add("w\n"u8);
        _ink = ink;
    }

    /// <summary>The first glyph of a cluster stands for all its text.</summary>
    private static ReadOnlySpan<char> TextOf(LinePiece piece, int index)
    {
        var glyphs = piece.Glyphs;
        var start = glyphs[index].Cluster;
        if (index > 0 && glyphs[index - 1].Cluster == start)
            return NoText;
        var step = piece.Run.IsRightToLeft ? -1 : 1;
        var end = piece.End;
        for (var i = index + step; i >= 0 && i < glyphs.Length; i += step)
        {
            if (glyphs[i].Cluster == start)
                continue;
            end = glyphs[i].Cluster;
            break;
        }

        return piece.Text.AsSpan(start, end - start);
    }

    /// <summary>One TJ array, interrupted where glyphs leave the baseline.</summary>
    private sealed class Run(PdfBuffer content, FontSubset subset, double size)
    {
        private bool _inArray;
        private bool _inString;
        private double _rise;
        private double _pending;

        public void Add(Glyph glyph, ReadOnlySpan<char> text, double extra)
        {
            Rise(glyph.OffsetY);
            _pending -= glyph.OffsetX;
            Adjust();
            if (!_inArray)
                content.Add("["u8);
            if (!_inString)
                content.Add("<"u8);
            _inArray = _inString = true;
            content.Hex(subset.Number(glyph.Id, text));
            var own = FontObjects.Thousandths(subset.Face, subset.Face.Advance(glyph.Id)) * size / 1000;
            _pending += own - glyph.Advance - extra + glyph.OffsetX;
        }

        public void End()
        {
            EndArray();
            Rise(0);
        }

        private void Adjust()
        {
            if (Math.Abs(_pending) < Negligible)
                return;
            var adjustment = (int)Math.Round(_pending * 1000 / size);
            _pending -= adjustment * size / 1000;
            if (adjustment == 0)
                return;
            content.Add(_inString ? ">"u8 : _inArray ? ""u8 : "["u8).Add(adjustment).Add(" "u8);
            (_inArray, _inString) = (true, false);
        }

        private void Rise(double rise)
        {
            if (Math.Abs(rise - _rise) < Negligible)
                return;
            EndArray();
            content.Number(rise).Add("Ts\n"u8);
            _rise = rise;
        }

        private void EndArray()
        {
            if (_inArray)
                content.Add(_inString ? ">]TJ\n"u8 : "]TJ\n"u8);
            _inArray = _inString = false;
        }
    }
}
