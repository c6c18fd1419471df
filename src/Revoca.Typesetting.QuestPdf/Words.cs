using QuestPDF.Fluent;
using Revoca.Typesetting.Fonts;
using Revoca.Typesetting.Layout;
using Revoca.Typesetting.Text;
using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.QuestPdf;

/// <summary>Cleaned text in the looks of the product; characters no font has become U+FFFD and a warning.</summary>
internal sealed class Words(Warnings warnings)
{
    private readonly TextCleaner _cleaner = new(warnings);

    public void Write(TextDescriptor text, IReadOnlyList<Span> spans, TextLook look)
    {
        text.DefaultTextStyle(style => style.FontSize((float)look.Style.Size).LineHeight((float)(look.LineHeight / look.Style.Size / 1.362)).FontColor(Palette.Of(look.Style.Ink)));
        var lines = _cleaner.Clean(spans, look.Style);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var run in lines[i].Runs)
                Write(text, Shown(lines[i].Text[run.Start..run.End], run.Style.Face), run.Style.Face);
            if (i < lines.Count - 1)
                text.Span("\n");
        }
    }

    private static void Write(TextDescriptor text, string words, SpanStyle style)
    {
        var span = text.Span(words);
        if (style.HasFlag(SpanStyle.Bold))
            span.Bold();
        if (style.HasFlag(SpanStyle.Italic))
            span.Italic();
    }

    private string Shown(string text, SpanStyle style)
    {
        var shown = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var codePoint = UnicodeText.RuneAt(text, i, out var length);
            if (UnicodeText.IsIgnorable(codePoint) || FontLibrary.Covering(style, text, i, i + length) is not null)
            {
                shown.Append(text, i, length);
            }
            else
            {
                warnings.Add(WarningKind.MissingGlyph, UnicodeText.Name(codePoint));
                shown.Append('\uFFFD');
            }

            i += length;
        }

        return shown.ToString();
    }
}

/// <summary>The product's colours as QuestPDF spells them.</summary>
internal static class Palette
{
    public static readonly string Soft = Of(Look.Soft);
    public static readonly string Hairline = Of(Look.Hairline);
    public static readonly string HeadGround = Of(Look.HeadGround);
    public static readonly string Lead = Of(Look.Lead);

    public static string Of(Ink ink) => $"#{Part(ink.Red)}{Part(ink.Green)}{Part(ink.Blue)}";

    private static string Part(double value) => ((int)Math.Round(value * 255)).ToString("X2", System.Globalization.CultureInfo.InvariantCulture);
}
