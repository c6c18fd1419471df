namespace Revoca.Typesetting.Text;

/// <summary>Breaks shaped text into lines and puts each line's pieces into visual order (UAX #9, L1 and L2).</summary>
internal sealed class LineSetter(Shaper shaper)
{
    public IReadOnlyList<SetLine> Set(ShapedText text, double width, bool justified)
    {
        if (text.Text.Length == 0)
            return [new SetLine([], 0, 0, 0, IsRightToLeft: false, IsLast: true)];
        var lines = new List<SetLine>();
        var start = 0;
        foreach (var end in new LineFitter(text, width, justified).Ends())
        {
            lines.Add(Line(text, start, end));
            start = end;
        }

        return lines;
    }

    private SetLine Line(ShapedText text, int start, int end)
    {
        var levels = text.Bidi.LineLevels(start, end);
        var pieces = new List<LinePiece>();
        foreach (var run in text.Runs)
        {
            if (run.End > start && run.Start < end)
                Cut(text, run, Math.Max(run.Start, start), Math.Min(run.End, end), (levels, start), pieces);
        }

        var trimmed = end;
        while (trimmed > start && text.Text[trimmed - 1] == ' ')
            trimmed--;
        var width = 0.0;
        var trailing = 0.0;
        var spaces = 0;
        foreach (var glyph in pieces.SelectMany(piece => piece.Glyphs))
        {
            if (glyph.Cluster >= trimmed)
            {
                trailing += glyph.Advance;
                continue;
            }

            width += glyph.Advance;
            spaces += SetLine.IsSpace(text.Text[glyph.Cluster]) ? 1 : 0;
        }

        return new SetLine(Reordered(pieces), width, trailing, spaces, (text.Bidi.Level & 1) == 1, end == text.Text.Length);
    }

    private void Cut(ShapedText text, ShapedRun run, int start, int end, (byte[] Of, int From) levels, List<LinePiece> pieces)
    {
        while (start < end)
        {
            var level = levels.Of[start - levels.From];
            var stop = start + 1;
            while (stop < end && levels.Of[stop - levels.From] == level)
                stop++;
            pieces.Add(new LinePiece(run, text.Text, start, stop, level, shaper.Part(text, run, start, stop)));
            start = stop;
        }
    }

    private static List<LinePiece> Reordered(List<LinePiece> pieces)
    {
        var highest = pieces.Count == 0 ? 0 : pieces.Max(piece => piece.Level);
        for (var level = highest; level > 0; level--)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                if (pieces[i].Level < level)
                    continue;
                var end = i;
                while (end < pieces.Count && pieces[end].Level >= level)
                    end++;
                pieces.Reverse(i, end - i);
                i = end - 1;
            }
        }

        return pieces;
    }
}
