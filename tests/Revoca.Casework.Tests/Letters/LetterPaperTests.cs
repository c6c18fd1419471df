using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;
using Revoca.Typesetting.Tests.Builders;
using SkiaSharp;

namespace Revoca.Casework.Tests.Letters;

/// <summary>Every kind on paper: the page is what it was when somebody looked at it, and any reader of PDF can use it.</summary>
public sealed class LetterPaperTests
{
    private static readonly LetterWriter Writer = new();
    private static readonly TypesettingEngine Engine = new();

    public static TheoryData<LetterKind> Kinds() => [.. LetterKinds.All];

    /// <summary>One line a letter: digest of the unpacked file, pages. After a change that is meant, look at the pages (letters render), then write it anew.</summary>
    [Fact]
    public void Every_page_is_as_it_was_looked_at_and_agreed()
    {
        var lines = new StringBuilder();
        foreach (var sample in LetterSamples.All)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var set = Set(sample, language);
                var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Unpacked.Text(set.Bytes))));
                lines.Append(CultureInfo.InvariantCulture, $"{digest} {set.Pages} {sample.Kind.Token()}.{sample.Variant}.{language.Tag()}\n");
            }
        }

        Golden.Matches(lines.ToString(), "pages.sha256.txt");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_tagged_from_the_subject_to_the_signature_with_all_its_fonts_inside(LetterKind kind)
    {
        var sample = LetterSamples.Of(kind)[0];
        var letter = Writer.Write(kind, Language.Italian, sample.In(Language.Italian));
        var pdf = Engine.Render(LetterDocument.Of(letter)).Bytes;
        var structure = Tool.Run("pdfinfo", pdf, "-struct-text", "letter.pdf");
        Assert.StartsWith("Document", structure.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("H1", structure, StringComparison.Ordinal);
        Assert.Equal(letter.Blocks.Any(block => block is LetterItemTable or LetterFactTable or LetterTimeline), structure.Contains("Table", StringComparison.Ordinal));
        Assert.Equal(letter.Blocks.OfType<LetterDemands>().Any(), structure.Contains("LBody", StringComparison.Ordinal));
        if (letter.Signature is { } signature)
            Assert.Contains($"/s/ {signature.Name}", structure, StringComparison.Ordinal);
        var fonts = Tool.Run("pdffonts", pdf, "letter.pdf").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+Noto\S+.* yes yes yes ", font));
    }

    [Fact]
    public void Cells_a_spreadsheet_would_run_are_told_as_text()
    {
        var item = SampleLetters.Data.Items[0] with { ShortId = "=cmd()", HostIds = ["+39 06", "@account, \"quoted\""] };
        var pdf = Engine.Render(LetterDocument.Of(Writer.Write(LetterKind.Dsa16Notice, Language.English, SampleLetters.Data with { Items = [item] }))).Bytes;
        var folder = Directory.CreateTempSubdirectory("revoca-cells-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "letter.pdf"), pdf);
            Tool.RunIn(folder.FullName, "pdfdetach", "-saveall", "letter.pdf");
            var row = File.ReadAllLines(Path.Combine(folder.FullName, "items.csv"))[1];
            Assert.Equal("1,'=cmd(),https://video.example/watch?v=a1b2c3&t=90,MediaFile,Authentic,\"'+39 06; @account, \"\"quoted\"\"\"", row);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_logo_in_JPEG_stands_in_the_letterhead_and_one_that_is_damaged_is_told()
    {
        var letter = Writer.Write(LetterKind.Dsa16Notice, Language.English, SampleLetters.Data);
        var logo = Jpeg();
        var set = Engine.Render(LetterDocument.Of(letter, logo));
        Assert.Empty(set.Warnings);
        Assert.Contains("jpeg", Tool.Run("pdfimages", set.Bytes, "-list", "letter.pdf"), StringComparison.Ordinal);
        var damaged = Engine.Render(LetterDocument.Of(letter, logo.AsMemory(0, 20)));
        Assert.Equal(WarningKind.PictureUnreadable, Assert.Single(damaged.Warnings).Kind);
    }

    private static byte[] Jpeg()
    {
        using var picture = new SKBitmap(48, 24);
        picture.Erase(SKColors.SteelBlue);
        return picture.Encode(SKEncodedImageFormat.Jpeg, 60).ToArray();
    }

    private static PdfResult Set(LetterSample sample, Language language) =>
        Engine.Render(LetterDocument.Of(Writer.Write(sample.Kind, language, sample.In(language))));
}
