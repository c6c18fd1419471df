using System.Buffers.Binary;
using Revoca.Typesetting.Pictures;
using Revoca.Typesetting.Tests.Builders;
using UglyToad.PdfPig;

namespace Revoca.Typesetting.Tests.Pictures;

public sealed class PictureTests
{
    private readonly TypesettingEngine _engine = new();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_png_logo_keeps_its_proportions_and_has_words_for_those_who_do_not_see_it(byte kind)
    {
        var result = _engine.Render(Letters.Simple(new Logo(Png.Of(40, 20, kind), "Helpline Example", 100, 100)));

        Assert.Empty(result.Warnings);
        Tool.Run("qpdf", result.Bytes, "--check", "letter.pdf");
        Assert.Contains("Figure", Tool.Run("pdfinfo", result.Bytes, "-struct", "letter.pdf"));
        Assert.Contains("40    20", Tool.Run("pdfimages", result.Bytes, "-list", "letter.pdf"));
        using var opened = PdfDocument.Open(result.Bytes);
        var picture = Assert.Single(opened.GetPage(1).GetImages());
        Assert.Equal(100, picture.BoundingBox.Width, 0.1);
        Assert.Equal(50, picture.BoundingBox.Height, 0.1);
    }

    [Fact]
    public void The_data_of_a_png_go_into_the_letter_as_they_came()
    {
        var png = Png.Of(40, 20, 2);
        var data = png.AsSpan(png.AsSpan().IndexOf("IDAT"u8) + 4, 60).ToArray();

        Assert.True(_engine.Render(Letters.Simple(new Logo(png, "Logo", 50, 50))).Bytes.AsSpan().IndexOf(data) > 0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Transparent_parts_are_refused_because_nothing_is_decoded_here(byte kind)
    {
        Assert.Equal(PictureFinding.Transparent, LogoPicture.Look(Png.Of(40, 20, kind)).Finding);
        Assert.Equal(WarningKind.PictureUnreadable, Assert.Single(_engine.Render(Letters.Simple(new Logo(Png.Of(40, 20, kind), "Logo", 50, 50))).Warnings).Kind);
    }

    [Fact]
    public void What_a_pdf_cannot_hold_as_it_is_is_refused_by_its_name()
    {
        Assert.Equal(PictureFinding.Transparent, LogoPicture.Look(Png.Of(40, 20, 3, extra: ("tRNS", [0]))).Finding);
        Assert.Equal(PictureFinding.Interlaced, LogoPicture.Look(Png.Of(40, 20, 2, interlaced: true)).Finding);
        Assert.Equal(PictureFinding.TooLarge, LogoPicture.Look(Png.Of(LogoPicture.LargestSide + 1, 2, 0)).Finding);
        Assert.Equal(PictureFinding.TooLarge, LogoPicture.Look(new byte[LogoPicture.LargestFile + 1]).Finding);
        Assert.Equal(PictureFinding.OtherKind, LogoPicture.Look("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()).Finding);
        Assert.Equal(PictureFinding.OtherKind, LogoPicture.Look(Array.Empty<byte>()).Finding);
        Assert.Equal(PictureFinding.Usable, LogoPicture.Look(Jpeg(0xC2, 3)).Finding);
        Assert.Equal(PictureFinding.OtherColours, LogoPicture.Look(Jpeg(0xC0, 4)).Finding);
        Assert.Equal(PictureFinding.OtherColours, LogoPicture.Look(Jpeg(0xC3, 3)).Finding);
        Assert.Equal(PictureFinding.Damaged, LogoPicture.Look(Jpeg(0xC0, 3).AsMemory(0, 30)).Finding);
    }

    [Fact]
    public void Every_cut_and_every_changed_byte_of_a_picture_is_answered_and_never_thrown()
    {
        foreach (var whole in new[] { Png.Of(30, 10, 3), Jpeg(0xC0, 3) })
        {
            for (var length = 0; length < whole.Length; length++)
            {
                Assert.True(Enum.IsDefined(LogoPicture.Look(whole.AsMemory(0, length)).Finding));
                var changed = whole.ToArray();
                changed[length] ^= 0xFF;
                if (LogoPicture.Look(changed).Finding == PictureFinding.Usable)
                    Assert.Equal(PictureFinding.Usable, LogoPicture.Look(LogoPicture.Bare(changed)).Finding);
            }
        }
    }

    [Fact]
    public void What_a_camera_or_a_program_wrote_beside_the_picture_is_left_out()
    {
        var photo = LogoPicture.Bare(Jpeg(0xC0, 3));
        Assert.True(photo.AsSpan().IndexOf("a place and a name"u8) < 0);
        Assert.Equal(PictureFinding.Usable, LogoPicture.Look(photo).Finding);
        var drawing = LogoPicture.Bare(Png.Of(40, 20, 2, extra: ("tEXt", "Author\0a place and a name"u8.ToArray())));
        Assert.True(drawing.AsSpan().IndexOf("a place and a name"u8) < 0);
        Assert.Equal(Png.Of(40, 20, 2), drawing);
    }

    [Fact]
    public void A_png_that_promises_more_than_it_holds_is_refused()
    {
        var png = Png.Of(40, 20, 2);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 1000);

        Assert.Equal(PictureFinding.Damaged, LogoPicture.Look(png).Finding);
        Assert.Equal(WarningKind.PictureUnreadable, Assert.Single(_engine.Render(Letters.Simple(new Logo(png, "Logo", 50, 50))).Warnings).Kind);
    }

    /// <summary>The segments of a JPEG of 32 × 16 pixels; what stands for its data nobody decodes.</summary>
    private static byte[] Jpeg(byte frame, byte colours)
    {
        byte[] note = [.. "Exif\0\0a place and a name"u8];
        byte[] parts = [.. Enumerable.Range(1, colours).SelectMany(number => new byte[] { (byte)number, 0x11, 0 })];
        return
        [
            0xFF, 0xD8,
            0xFF, 0xE1, 0, (byte)(note.Length + 2), .. note,
            0xFF, frame, 0, (byte)(8 + parts.Length), 8, 0, 16, 0, 32, colours, .. parts,
            0xFF, 0xDA, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 0xFF, 0xD9,
        ];
    }
}
