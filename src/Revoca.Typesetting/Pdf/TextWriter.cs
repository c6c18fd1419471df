using Revoca.Typesetting.Fonts;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>Writes a line's glyphs as text operators; differences from a font's own advances become adjustments.</summary>
internal sealed class TextWriter(FontSubsets fonts)
{
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

    /// <summary>A glyph stands for the text up to the next one's: each cluster has exactly one.</summary>
    private static ReadOnlySpan<char> TextOf(LinePiece piece, int index)
    {
        var glyphs = piece.Glyphs;
        var start = glyphs[index].Cluster;
        var next = index + (piece.Run.IsRightToLeft ? -1 : 1);
        var end = next >= 0 && next < glyphs.Length ? glyphs[next].Cluster : piece.End;
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
            content.Hex(subset.Number(glyph.Id, glyph.Composed, text));
            var units = glyph.Composed?.Advance ?? subset.Face.Advance(glyph.Id);
            var own = FontObjects.Thousandths(subset.Face, units) * size / 1000;
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
