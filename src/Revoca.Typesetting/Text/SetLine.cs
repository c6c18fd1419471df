namespace Revoca.Typesetting.Text;

/// <summary>Glyphs of one run on a line, in visual order, with the text they stand for.</summary>
internal readonly record struct LinePiece(ShapedRun Run, string Text, int Start, int End, byte Level, Glyph[] Glyphs);

/// <summary>One line, its pieces from left to right. Width leaves out the spaces at its end.</summary>
internal sealed record SetLine(IReadOnlyList<LinePiece> Pieces, double Width, double TrailingWidth, int Spaces, bool IsRightToLeft, bool IsLast)
{
    /// <summary>Width of the blanks at the end of the line's text.</summary>
    public static bool IsSpace(char character) => character is ' ' or '\u00A0';
}
