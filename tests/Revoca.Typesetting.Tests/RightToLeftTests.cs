using Revoca.Typesetting.Tests.Builders;
using UglyToad.PdfPig;

namespace Revoca.Typesetting.Tests;

public sealed class RightToLeftTests
{
    private readonly TypesettingEngine _engine = new();

    [Fact]
    public void An_arabic_paragraph_starts_at_the_right_margin_and_copies_out_whole_letters()
    {
        var pdf = _engine.Render(Letters.Simple(new Paragraph("نطلب إزالة المحتوى") { Alignment = Alignment.Start })).Bytes;

        Assert.Contains("نطلب إزالة المحتوى", Tool.Run("pdftotext", pdf, "letter.pdf", "-"));
        using var opened = PdfDocument.Open(pdf);
        var letters = opened.GetPage(1).Letters.Where(letter => letter.Value.Trim().Length > 0).ToList();
        Assert.InRange(letters.Max(letter => letter.EndBaseLine.X), 523, 525.5);
    }

    [Fact]
    public void Brackets_around_latin_words_in_hebrew_stand_on_the_outer_sides()
    {
        using var opened = PdfDocument.Open(_engine.Render(Letters.Simple(new Paragraph("שלום (abc) עולם"))).Bytes);
        var letters = opened.GetPage(1).Letters.ToDictionary(letter => letter.Value + letter.StartBaseLine.X, letter => letter, StringComparer.Ordinal).Values;

        double At(string value) => letters.First(letter => letter.Value == value).StartBaseLine.X;

        // Read from the right: the opening bracket, then the Latin word, then the closing bracket.
        Assert.True(At("(") > At("c") && At("c") > At("a") && At("a") > At(")"));
    }

    [Fact]
    public void An_isolated_name_does_not_pull_the_number_behind_it_to_its_other_side()
    {
        double Distance(Span name)
        {
            using var opened = PdfDocument.Open(_engine.Render(Letters.Simple(new Paragraph([name, new Span(" 12 items")]) { Alignment = Alignment.Start })).Bytes);
            var letters = opened.GetPage(1).Letters;
            return letters.First(letter => letter.Value == "1").StartBaseLine.X - letters.First(letter => letter.Value == "י").StartBaseLine.X;
        }

        Assert.True(Distance(new Span("x דני")) < 0);
        Assert.True(Distance(new Span("x דני") { Isolated = true }) > 0);
    }

    [Fact]
    public void Nothing_is_warned_about_in_five_scripts()
    {
        var result = _engine.Render(Letters.Simple(new Paragraph("Ελένη Παππά · Борис Щукин · 李小龙 · محمد بن عبد الله · דוד בן־גוריון")));

        Assert.Empty(result.Warnings);
    }
}
