using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Layout;

/// <summary>How a letter looks: the palette of the whole product, one family of type, sizes in points.</summary>
internal static class Look
{
    public static readonly Ink Body = Ink.Of(0x1D2329);
    public static readonly Ink Soft = Ink.Of(0x56606A);
    public static readonly Ink Lead = Ink.Of(0x1F5A66);
    public static readonly Ink Hairline = Ink.Of(0xC9C3B9);
    public static readonly Ink HeadGround = Ink.Of(0xF3F0EB);

    public static readonly TextLook TableBody = new(new TextStyle(SpanStyle.Regular, 8.5, Body), 12, 0, 0);
    public static readonly TextLook TableHead = new(new TextStyle(SpanStyle.Bold, 8, Soft), 12, 0, 0);
    public static readonly TextLook Label = new(new TextStyle(SpanStyle.Regular, 8, Soft), 12.6, 0, 0);
    public static readonly TextLook Value = new(new TextStyle(SpanStyle.Regular, 9, Body), 12.6, 0, 0);
    public static readonly TextLook Band = new(new TextStyle(SpanStyle.Regular, 7.5, Soft), 10, 0, 0);

    private static readonly TextLook Plain = new(new TextStyle(SpanStyle.Regular, 10, Body), 14.6, 0, 7.5);

    public static TextLook Of(TextRole role) => role switch
    {
        TextRole.Body => Plain,
        TextRole.Subject => new TextLook(new TextStyle(SpanStyle.Bold, 12, Body), 17, 14, 11),
        TextRole.Deadline => new TextLook(new TextStyle(SpanStyle.Bold, 10, Body), 14.6, 9, 10),
        TextRole.Sender => new TextLook(new TextStyle(SpanStyle.Bold, 14, Lead), 19, 0, 2),
        TextRole.Small => new TextLook(new TextStyle(SpanStyle.Regular, 8, Soft), 11.6, 0, 4),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    public static TextLook Heading(int level) => level switch
    {
        1 => new TextLook(new TextStyle(SpanStyle.Bold, 16, Body), 22, 10, 10),
        2 => new TextLook(new TextStyle(SpanStyle.Bold, 11.5, Lead), 16, 14, 5),
        _ => new TextLook(new TextStyle(SpanStyle.Bold, 10, Body), 14.6, 10, 4),
    };
}

/// <summary>A style with its line height and the space before and after.</summary>
internal sealed record TextLook(TextStyle Style, double LineHeight, double Before, double After)
{
    // Noto Sans: ascent 1.069, descent 0.293 of the size; the line's rest is shared above and below.
    private const double Ascent = 1.069;
    private const double Descent = 0.293;

    /// <summary>From the line's top down to its baseline.</summary>
    public double Baseline => ((LineHeight - (Style.Size * (Ascent + Descent))) / 2) + (Style.Size * Ascent);
}
