using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;
using Revoca.Typesetting.Signing;
using Revoca.Typesetting.Tests.Builders;
using SkiaSharp;

namespace Revoca.Casework.Tests.Letters;

/// <summary>Every kind on paper: the page is what it was when somebody looked at it, and any reader of PDF can use it.</summary>
public sealed class LetterPaperTests : IDisposable
{
    private readonly Certificates certificates = new();

    private static readonly LetterWriter Writer = new();
    private static readonly TypesettingEngine Engine = new();

    public void Dispose() => certificates.Dispose();

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
    public async Task Every_kind_in_each_language_is_sound_tagged_and_signed_with_its_fonts_and_items_inside(LetterKind kind)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var sample = LetterSamples.Of(kind)[0];
            var letter = Writer.Write(kind, language, sample.In(language));
            var pdf = Engine.Render(LetterDocument.Of(letter)).Bytes;
            Tool.Run("qpdf", pdf, "--check", "letter.pdf");
            IsTagged(letter, Tool.Run("pdfinfo", pdf, "-struct-text", "letter.pdf"));
            var fonts = Tool.Run("pdffonts", pdf, "letter.pdf").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
            Assert.NotEmpty(fonts);
            Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+Noto\S+.* yes yes yes ", font));
            var inside = Tool.Run("pdfdetach", pdf, "-list", "letter.pdf");
            Assert.Equal(letter.Items.Any(), inside.Contains("items.json", StringComparison.Ordinal) && inside.Contains("items.csv", StringComparison.Ordinal));
            await IsSigned(pdf);
        }
    }

    private static void IsTagged(Letter letter, string structure)
    {
        Assert.StartsWith("Document", structure.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("H1", structure, StringComparison.Ordinal);
        Assert.Equal(letter.Blocks.Any(block => block is LetterItemTable or LetterFactTable or LetterTimeline), structure.Contains("Table", StringComparison.Ordinal));
        Assert.Equal(letter.Blocks.OfType<LetterDemands>().Any(), structure.Contains("LBody", StringComparison.Ordinal));
        if (letter.Signature is { } signature)
            Assert.Contains($"/s/ {signature.Name}", structure, StringComparison.Ordinal);
    }

    private async Task IsSigned(byte[] pdf)
    {
        var clock = new FakeTimeProvider(Certificates.From.AddMonths(6));
        var signed = Assert.IsType<Signed>(await new PdfSigner(clock, null).Sign(pdf, certificates.Signer, [certificates.Root], TestContext.Current.CancellationToken));
        Tool.Run("qpdf", signed.Bytes, "--check", "letter.pdf");
        var report = Tool.Run("pdfsig", signed.Bytes, "-nocert", "letter.pdf");
        Assert.Contains("Signature is Valid.", report, StringComparison.Ordinal);
        Assert.Contains("Total document signed", report, StringComparison.Ordinal);
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
        var set = Engine.Render(LetterDocument.Of(letter, new LetterLogo(logo, "Lamp")));
        Assert.Empty(set.Warnings);
        Assert.Contains("jpeg", Tool.Run("pdfimages", set.Bytes, "-list", "letter.pdf"), StringComparison.Ordinal);
        var damaged = Engine.Render(LetterDocument.Of(letter, new LetterLogo(logo.AsMemory(0, 20), "Lamp")));
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
