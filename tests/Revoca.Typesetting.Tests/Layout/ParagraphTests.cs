using Revoca.Typesetting.Tests.Builders;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Revoca.Typesetting.Tests.Layout;

public sealed class ParagraphTests
{
    private const string Words = "The items in the table below show her without her consent and she has never agreed to their making or to their publication. ";

    private readonly TypesettingEngine _engine = new();

    [Fact]
    public void Justified_lines_end_at_the_right_margin_but_the_last_does_not()
    {
        var lines = Lines(new Paragraph(string.Concat(Enumerable.Repeat(Words, 4))));

        Assert.True(lines.Count >= 5);
        Assert.All(lines.SkipLast(1), line => Assert.Equal(Right, line.Max(letter => letter.EndBaseLine.X), 0.6));
        Assert.True(lines[^1].Max(letter => letter.EndBaseLine.X) < Right - 10);
    }

    [Fact]
    public void Neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone_on_a_page()
    {
        for (var before = 40; before < 56; before++)
        {
            var blocks = Enumerable.Repeat<Block>(new Paragraph("a\nb") { Role = TextRole.Small }, 1).Append(new Space(before * 11.0)).Append(new Paragraph(string.Concat(Enumerable.Repeat(Words, 5))));
            using var opened = PdfDocument.Open(_engine.Render(Letters.Simple([.. blocks])).Bytes);
            var counts = opened.GetPages().Select(page => Lines(page).Count(line => line.Count > 20)).Where(count => count > 0);
            Assert.DoesNotContain(1, counts);
        }
    }

    private static double Right => PageSetup.A4.Width - PageSetup.A4.Margin;

    private List<List<Letter>> Lines(Paragraph paragraph)
    {
        using var opened = PdfDocument.Open(_engine.Render(Letters.Simple(paragraph)).Bytes);
        return Lines(opened.GetPage(1));
    }

    private static List<List<Letter>> Lines(Page page) =>
        [.. page.Letters.Where(letter => letter.Value.Trim().Length > 0).GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).OrderByDescending(group => group.Key).Select(group => group.ToList())];
}
