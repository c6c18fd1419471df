using Revoca.Builders;
using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Typesetting.Tests;

public sealed class TypesettingEngineTests
{
    private readonly TypesettingEngine _engine = new();

    [Fact]
    public void A_letter_is_accepted_by_qpdf_and_its_words_can_be_read_out()
    {
        var result = _engine.Render(Letters.Notice());

        Tool.Run("qpdf", result.Bytes, "--check", "letter.pdf");
        var words = Tool.Run("pdftotext", result.Bytes, "letter.pdf", "-");
        Assert.Contains("Please confirm that all items have been removed by Monday 17 August 2026, 09:30 (UTC).", words);
        Assert.Contains("Page 1 of 2", words);
        Assert.Contains("Page 2 of 2", words);
        Assert.Equal(2, result.Pages);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_on_every_thread()
    {
        var expected = _engine.Render(Letters.Notice()).Bytes;
        var results = new byte[64][];

        Parallel.For(0, results.Length, i => results[i] = _engine.Render(i % 2 == 0 ? Letters.Notice() : Letters.Notice(40)).Bytes);

        var longer = _engine.Render(Letters.Notice(40)).Bytes;
        for (var i = 0; i < results.Length; i++)
            Assert.True(results[i].AsSpan().SequenceEqual(i % 2 == 0 ? expected : longer), $"Rendering {i} differs.");
    }

    [Fact]
    public void All_fonts_are_embedded_subsets_with_a_way_back_to_text()
    {
        var pdf = _engine.Render(Letters.Simple(new Paragraph([new Span("Ελλάδα Россия 李小龙 محمد דוד"), Span.Bold("b"), Span.Italic("i"), new Span("bi", SpanStyle.Bold | SpanStyle.Italic)]))).Bytes;

        var fonts = Tool.Run("pdffonts", pdf, "letter.pdf").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(7, fonts.Length);
        Assert.All(fonts, font => Assert.Matches("^[A-Z]{6}\\+NotoSans.*CID TrueType +Identity-H +yes yes yes", font));
    }

    [Fact]
    public void A_letter_of_two_pages_stays_under_sixty_kilobytes()
    {
        Assert.InRange(_engine.Render(Letters.Notice()).Bytes.Length, 1, 60_000);
    }

    [Fact]
    public void An_empty_document_is_one_empty_page()
    {
        var result = _engine.Render(Letters.Simple());

        Assert.Equal(1, result.Pages);
        Tool.Run("qpdf", result.Bytes, "--check", "letter.pdf");
    }

    [Fact]
    public void A_finished_letter_is_what_it_was_when_a_person_last_looked()
    {
        Golden.Matches(Unpacked.Text(_engine.Render(Letters.Notice()).Bytes), "notice.pdf.txt");
    }
}
