using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.Notices;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Typesetting.Pictures;
using Revoca.Typesetting.Tests.Builders;
using SkiaSharp;

namespace Revoca.Casework.Tests.Letters;

/// <summary>The organisation's logo: kept as it is, shown on paper, taken away again.</summary>
public sealed class LetterheadTests
{
    [Fact]
    public async Task A_kept_logo_stands_above_a_letter_to_a_host_with_its_words_and_the_file_stays_sound()
    {
        await using var work = await TestCasework.Start();
        Assert.Equal(PictureFinding.Usable, await work.Get<KeepLogo>().Run(Jpeg(), " A lamp and a name ", TestCasework.Ada));
        var (opened, notice) = await DraftedNotices.One(work);
        var view = await work.Get<ShowNotice>().Run(opened.Reference, notice.Number, TestCasework.Ada) ?? throw new InvalidOperationException("No such letter.");

        Tool.Run("qpdf", view.Pdf, "--check", "letter.pdf");
        Assert.Contains("jpeg", Tool.Run("pdfimages", view.Pdf, "-list", "letter.pdf"), StringComparison.Ordinal);
        Assert.Contains("/Alt(A lamp and a name)", Unpacked.Text(view.Pdf), StringComparison.Ordinal);
        Assert.Contains("Figure", Tool.Run("pdfinfo", view.Pdf, "-struct", "letter.pdf"), StringComparison.Ordinal);
        Assert.Contains("yes", Tool.Run("pdffonts", view.Pdf, "letter.pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_outlives_a_restart_and_is_gone_once_it_is_removed()
    {
        await using var work = await TestCasework.Start();
        var folder = Directory.CreateTempSubdirectory("revoca-logo-");
        try
        {
            new Letterhead(folder.FullName).Keep(new LetterLogo(Png.Of(60, 20, 2), "Lamp"));
            var restarted = new Letterhead(folder.FullName);
            Assert.Equal("Lamp", restarted.Logo?.Words);
            restarted.Remove();
            Assert.Null(new Letterhead(folder.FullName).Logo);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "logo.json"), "{\"Words\":\"x\",\"Picture\":\"AAAA\"}", System.Text.Encoding.UTF8, TestContext.Current.CancellationToken);
            Assert.True(new Letterhead(folder.FullName).IsUnusable);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await work.Get<KeepLogo>().Run(Png.Of(60, 20, 2), "", TestCasework.Ada);
        Assert.Contains("Figure", Structure(await work.Get<KeepLogo>().Preview(Language.English, TestCasework.Ada)), StringComparison.Ordinal);
        await work.Get<KeepLogo>().Remove(TestCasework.Ada);
        Assert.DoesNotContain("Figure", Structure(await work.Get<KeepLogo>().Preview(Language.Italian, TestCasework.Ada)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_used_changes_nothing_and_only_an_administrator_may_change_it()
    {
        await using var work = await TestCasework.Start();
        var keep = work.Get<KeepLogo>();
        await keep.Run(Png.Of(60, 20, 2), "Lamp", TestCasework.Ada);
        Assert.Equal(PictureFinding.Transparent, await keep.Run(Png.Of(60, 20, 6), "Other", TestCasework.Ada));
        Assert.Equal(PictureFinding.OtherKind, await keep.Run("<svg/>"u8.ToArray(), "Other", TestCasework.Ada));
        Assert.Equal("Lamp", work.Get<Letterhead>().Logo?.Words);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => keep.Remove(TestCasework.Ben));
        Assert.NotNull(work.Get<Letterhead>().Logo);
        Assert.NotEmpty(refused.Message);
    }

    [Fact]
    public async Task Without_words_the_name_of_the_organisation_is_read_out()
    {
        await using var work = await TestCasework.Start();
        await work.Get<KeepLogo>().Run(Png.Of(60, 20, 2), "  ", TestCasework.Ada);
        Assert.Equal("Helpline Example", work.Get<Letterhead>().Logo?.Words);
    }

    private static string Structure(byte[] pdf) => Tool.Run("pdfinfo", pdf, "-struct", "letter.pdf");

    private static byte[] Jpeg()
    {
        using var picture = new SKBitmap(96, 48);
        picture.Erase(SKColors.SteelBlue);
        return picture.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
    }
}
