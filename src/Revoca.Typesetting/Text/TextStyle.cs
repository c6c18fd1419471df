namespace Revoca.Typesetting.Text;

/// <summary>Face, size in points and colour.</summary>
internal sealed record TextStyle(SpanStyle Face, double Size, Ink Ink);

/// <summary>An sRGB colour, each part 0–1.</summary>
internal readonly record struct Ink(double Red, double Green, double Blue)
{
    public static Ink Of(int rgb) => new((rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
}

/// <summary>A stretch of a line's text in one style.</summary>
internal readonly record struct StyledRun(int Start, int End, TextStyle Style, string? Language);

/// <summary>Text without forced breaks, cleaned for setting; the runs cover it in order.</summary>
internal sealed record StyledText(string Text, IReadOnlyList<StyledRun> Runs);
