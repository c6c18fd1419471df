using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Typesetting.Tests;

public sealed class BadInputTests
{
    private readonly TypesettingEngine _engine = new();

    [Fact]
    public void Control_and_direction_characters_become_visible_marks()
    {
        var result = Render("a\u202Eb\0c\u200Bd\uFEFFe\uD800f\uFFFFg");

        Assert.Contains("a[U+202E]b[U+0000]c[U+200B]d[U+FEFF]e[U+D800]f[U+FFFF]g", Words(result));
        Assert.Equal(6, result.Warnings.Count(warning => warning.Kind == WarningKind.ControlCharacter));
        Assert.Contains(new TypesettingWarning(WarningKind.ControlCharacter, "U+202E"), result.Warnings);
    }

    [Fact]
    public void Carriage_returns_and_line_feeds_end_a_line_once()
    {
        Assert.Contains("one\ntwo\nthree\nfour", Words(Render("one\r\ntwo\rthree\nfour")));
    }

    [Fact]
    public void A_character_no_font_has_is_shown_as_a_box_warned_about_and_still_copied_out()
    {
        var result = Render("smile 😀 family 👨‍👩‍👧 end");

        Assert.Contains("smile 😀 family", Words(result));
        Assert.Equal(
            [new TypesettingWarning(WarningKind.MissingGlyph, "U+1F600"), new TypesettingWarning(WarningKind.MissingGlyph, "U+1F468")],
            result.Warnings);
    }

    [Fact]
    public void Combining_marks_stay_with_their_letters()
    {
        var words = Words(Render("e\u0301 a\u0308 Đặng Thi\u0323 q\u0307\u0323"));

        Assert.Contains("é ä Đặng Thị", words.Normalize());
    }

    [Fact]
    public void A_web_address_of_two_thousand_letters_breaks_over_lines_and_loses_none()
    {
        var address = "https://host.example/" + new string('z', 2000);

        var table = _engine.Render(Letters.Simple(new Table([TableColumn.Fixed(90), TableColumn.Relative(1)], [new TableRow("a", "b")], [new TableRow(address, "y")])));

        Assert.Equal(2000, Words(table).Count(letter => letter == 'z'));
        Assert.True(table.Pages > 1);
        Assert.Equal(2000, Words(Render(address)).Count(letter => letter == 'z'));
    }

    [Fact]
    public void Five_hundred_rows_run_over_pages_under_a_repeated_head()
    {
        var result = _engine.Render(Letters.Simple(Letters.Items(500)));

        var words = Words(result);
        Assert.Contains("A500", words);
        Assert.Equal(result.Pages, words.Split("Address").Length - 1);
        Tool.Run("qpdf", result.Bytes, "--check", "letter.pdf");
    }

    [Fact]
    public void A_damaged_logo_is_replaced_by_its_words_and_warned_about()
    {
        var result = _engine.Render(Letters.Simple(new Logo("not a picture"u8.ToArray(), "Helpline Example", 100, 40)));

        Assert.Contains("Helpline Example", Words(result));
        Assert.Equal(WarningKind.PictureUnreadable, Assert.Single(result.Warnings).Kind);
    }

    [Fact]
    public void A_title_with_control_characters_still_gives_well_formed_metadata()
    {
        var pdf = _engine.Render(new Document("Re<quest>\0 & more\r\nBcc: x", "en", [new Paragraph("a")]) { Dated = null }).Bytes;

        Assert.Contains("Re<quest> & more Bcc: x", Tool.Run("pdfinfo", pdf, "letter.pdf"));
        System.Xml.Linq.XDocument.Parse(Tool.Run("pdfinfo", pdf, "-meta", "letter.pdf"));
    }

    [Fact]
    public void Everything_tied_to_everything_still_ends()
    {
        var blocks = Enumerable.Range(0, 300).Select(i => new Paragraph($"Paragraph {i}") { KeepWithNext = true }).ToArray<Block>();

        Assert.InRange(_engine.Render(Letters.Simple(new KeepTogether(blocks))).Pages, 5, 30);
    }

    private PdfResult Render(string text) => _engine.Render(Letters.Simple(new Paragraph(text)));

    private static string Words(PdfResult result) => Tool.Run("pdftotext", result.Bytes, "letter.pdf", "-");
}
