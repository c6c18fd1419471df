using System.Text.Json;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Casework.Tests.Letters;

public sealed class LetterPdfTests : IDisposable
{
    private static readonly LetterWriter Writer = new();
    private static readonly TypesettingEngine Engine = new();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revoca-pdf-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_letter_in_every_variant_and_language_is_a_sound_PDF_with_all_its_fonts()
    {
        var names = LetterSamples.All.SelectMany(sample => Enum.GetValues<Language>().Select(language => Put(sample, language))).ToList();
        foreach (var name in names)
            PdfTool.Run(folder.FullName, "qpdf", "--check", name);
        foreach (var name in names.Where((_, index) => index % 10 == 0))
        {
            var fonts = PdfTool.Run(folder.FullName, "pdffonts", name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);
            Assert.All(fonts, font => Assert.Matches(@"\+Noto\S+.* yes yes yes ", font));
        }
    }

    [Fact]
    public void A_letter_is_tagged_says_its_language_and_tells_no_name_in_its_metadata()
    {
        var sample = LetterSamples.Of(LetterKind.Dsa16Notice).Single(one => one.Variant == "person");
        var information = PdfTool.Run(folder.FullName, "pdfinfo", Put(sample, Language.Italian));
        Assert.Contains("Tagged:          yes", information, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample Name", information, StringComparison.Ordinal);
        var structure = PdfTool.Run(folder.FullName, "pdfinfo", "-struct-text", "dsa16-notice.person.Italian.pdf");
        Assert.Contains("Table", structure, StringComparison.Ordinal);
        Assert.Contains("TH", structure, StringComparison.Ordinal);
    }

    [Fact]
    public void The_items_can_be_taken_out_of_the_PDF_with_their_addresses_whole()
    {
        var sample = LetterSamples.Of(LetterKind.Dsa16Notice)[0];
        var name = Put(sample, Language.English);
        PdfTool.Run(folder.FullName, "pdfdetach", "-saveall", name);
        using var items = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "items.json")));
        Assert.Equal(sample.Data.Items.Select(item => item.Url), items.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("url").GetString()));
        Assert.Contains(sample.Data.Items[2].Url, File.ReadAllLines(Path.Combine(folder.FullName, "items.csv"))[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_letter_gives_the_same_bytes()
    {
        var sample = LetterSamples.Of(LetterKind.UpstreamAbuse)[1];
        byte[] Set() => Engine.Render(LetterDocument.Of(new LetterWriter().Write(sample.Kind, Language.Italian, sample.In(Language.Italian)))).Bytes;
        Assert.Equal(Set(), Set());
    }

    [Theory]
    [InlineData("Associazione «Luce» (נוֹר [أمل] 2) & Söhne", "combining e\u0301 n\u0303", "👩‍⚖️")]
    [InlineData("\u202EdesreveR\u202C", "NUL\0bell\a", "tab\there")]
    [InlineData("<script>alert(1)</script>", "*bold* _x_ `code` [a](b)", "{{ref}} {{{x}}}")]
    [InlineData("𝔘𝔫𝔨𝔫𝔬𝔴𝔫 ꙮ 𓀀", "=1+1", "-- --> <!--")]
    public void Names_of_any_kind_give_a_sound_letter(string organisation, string role, string host)
    {
        var data = LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data;
        data = data with { Sender = data.Sender with { Organisation = organisation, Role = role }, Recipient = data.Recipient with { HostName = host, LegalEntity = host } };
        var letter = Writer.Write(LetterKind.TidaRequest, Language.English, data);
        Assert.Empty(letter.Gaps);
        Assert.DoesNotContain(LetterMail.Of(letter).Body, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain("<script>", LetterPage.Of(letter), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder.FullName, "names.pdf"), Engine.Render(LetterDocument.Of(letter)).Bytes);
        PdfTool.Run(folder.FullName, "qpdf", "--check", "names.pdf");
    }

    [Fact]
    public void A_character_no_font_has_is_shown_and_told()
    {
        var data = LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data;
        data = data with { Sender = data.Sender with { Organisation = "Sample 𓀀 Helpline" } };
        var set = Engine.Render(LetterDocument.Of(Writer.Write(LetterKind.Dsa16Notice, Language.English, data)));
        Assert.Contains(set.Warnings, warning => warning.Kind == WarningKind.MissingGlyph);
    }

    [Fact]
    public void Five_hundred_items_and_an_address_of_two_thousand_characters_are_set_over_as_many_pages_as_they_need()
    {
        var item = SampleLetters.Data.Items[0];
        var data = SampleLetters.Data with
        {
            Items = [.. Enumerable.Range(1, 500).Select(number => item with { Number = number, ShortId = $"{number}", Url = $"https://video.example/{number}" + (number == 250 ? "/" + new string('x', 2000) : "") })],
        };
        var set = Engine.Render(LetterDocument.Of(Writer.Write(LetterKind.Dsa16Notice, Language.English, data)));
        Assert.InRange(set.Pages, 10, 60);
        File.WriteAllBytes(Path.Combine(folder.FullName, "many.pdf"), set.Bytes);
        PdfTool.Run(folder.FullName, "qpdf", "--check", "many.pdf");
        Assert.Contains("https://video.example/500", PdfTool.Run(folder.FullName, "pdftotext", "many.pdf", "-"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_value_cannot_split_a_subject()
    {
        var data = LetterSamples.Of(LetterKind.Reminder)[0].Data;
        data = data with { Reference = "RV-1\r\nBcc: someone@else.example", Earlier = data.Earlier is { } earlier ? earlier with { Ticket = "T\u2028 1\n2" } : null };
        var letter = Writer.Write(LetterKind.Reminder, Language.English, data);
        Assert.Equal("Reminder · RV-1 Bcc: someone@else.example · your reference T 1 2", letter.Subject);
        Assert.DoesNotContain('\n', letter.Reference);
    }

    private string Put(LetterSample sample, Language language)
    {
        var name = $"{sample.Kind.Token()}.{sample.Variant}.{language}.pdf";
        var set = Engine.Render(LetterDocument.Of(Writer.Write(sample.Kind, language, sample.In(language))));
        Assert.Empty(set.Warnings);
        File.WriteAllBytes(Path.Combine(folder.FullName, name), set.Bytes);
        return name;
    }
}
