using Revoca.Builders.Media;
using Revoca.Domain.Evidence.Fingerprints;
using SkiaSharp;

namespace Revoca.Casework.Tests.Evidence;

public sealed class PictureTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void The_same_picture_is_the_same_in_every_format_and_size(SKEncodedImageFormat format, string mime)
    {
        using var original = Pictures.Waves(900, 700);
        using var smaller = Pictures.Waves(450, 350);
        var claim = Fingerprinting.Claim(original.Bytes(format));
        Assert.Equal(mime, claim["file"]?["mime"].Text());
        Assert.Equal("full", claim["pdq"]?["profile"].Text());
        Assert.Equal(100, (int?)claim["pdq"]?["quality"]);
        Assert.Equal(900, (int?)claim["dims"]?["width"]);
        Assert.Equal(8, claim["pdq"]?["dihedral"].Texts().Distinct().Count());
        var hash = Hash(original.Bytes(SKEncodedImageFormat.Png));
        Assert.InRange(hash.DistanceTo(Hash(original.Bytes(format))), 0, 10);
        Assert.InRange(hash.DistanceTo(Hash(smaller.Bytes(format, 40))), 0, MatchBands.SameWithin);
        Assert.InRange(hash.DistanceTo(Hash(original.Bytes(format), "n512")), 0, MatchBands.SameWithin);
    }

    [Fact]
    public void Another_picture_is_far_away()
    {
        using var one = Pictures.Waves(300, 200);
        using var two = Pictures.Waves(300, 200, seed: 4);
        Assert.True(Hash(one.Bytes(SKEncodedImageFormat.Png)).DistanceTo(Hash(two.Bytes(SKEncodedImageFormat.Png))) > 80);
    }

    [Fact]
    public void A_black_frame_is_trimmed_away()
    {
        using var plain = Pictures.Waves(400, 300);
        using var framed = new SKBitmap(400, 440);
        using (var canvas = new SKCanvas(framed))
        {
            canvas.Clear(SKColors.Black);
            canvas.DrawBitmap(plain, 0, 70);
        }

        var hash = Hash(plain.Bytes(SKEncodedImageFormat.Png));
        var letterbox = framed.Bytes(SKEncodedImageFormat.Jpeg, 85);
        Assert.True(hash.DistanceTo(Hash(letterbox)) > MatchBands.LikelyWithin);
        Assert.InRange(hash.DistanceTo(Hash(letterbox, "trim")), 0, 10);
        Assert.Equal(hash, Hash(plain.Bytes(SKEncodedImageFormat.Png), "trim"));
    }

    [Fact]
    public void Rotation_noted_in_Exif_is_not_applied()
    {
        using var waves = Pictures.Waves(120, 90);
        var jpeg = waves.Bytes(SKEncodedImageFormat.Jpeg);
        byte[] turned = [.. "MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var claim = Fingerprinting.Claim(jpeg.WithExif(turned));
        Assert.Equal(120, (int?)claim["dims"]?["width"]);
        Assert.Equal(Hash(jpeg), Hash(jpeg.WithExif(turned)));
    }

    [Fact]
    public void Transparency_does_not_change_the_hash()
    {
        using var solid = Pictures.Waves(200, 150);
        using var clear = Pictures.Waves(200, 150, alpha: true);
        Assert.Equal(Hash(solid.Bytes(SKEncodedImageFormat.Png)), Hash(clear.Bytes(SKEncodedImageFormat.Png)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(0, 16)]
    [InlineData(2, 16)]
    [InlineData(4, 8)]
    [InlineData(6, 8)]
    [InlineData(6, 16)]
    public void Every_kind_of_PNG_is_decoded_as_Skia_does_up_to_rounding(byte colours, byte depth)
    {
        for (byte filter = 0; filter < 5; filter++)
        {
            var bytes = new PngFile { Width = 131, Height = 97, Colours = colours, Depth = depth, Filter = filter, Sample = (x, y) => (byte)(x * 2 + (y / 8 * 31)) }.Bytes();
            using var skia = SKBitmap.Decode(bytes, new SKImageInfo(131, 97, SKColorType.Rgba8888, SKAlphaType.Unpremul));
            Assert.InRange(Hash(bytes).DistanceTo(Hash(new PngFile
            {
                Width = 131,
                Height = 97,
                Colours = 6,
                Sample = (x, y) => skia.GetPixelSpan()[y * skia.RowBytes + x],
            }.Bytes())), 0, depth == 16 ? 6 : 0);
        }
    }

    [Fact]
    public void A_huge_picture_is_read_in_little_memory()
    {
        // 20,000 rows in the long form: 400 megapixels, 1.6 GB if they were held.
        var height = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? 20_000 : 1_000;
        var grey = new PngFile { Width = 20_000, Height = height, Colours = 0, Depth = 1, Sample = (x, y) => (byte)(x / 9 + y / 170 * 3) }.Bytes();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var claim = Fingerprinting.Claim(grey);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
        Assert.Equal(20_000, (int?)claim["dims"]?["width"]);
        Assert.Null(claim["error"]);
        Assert.Equal(64, claim["pdq"]?["hash"].Text()?.Length);
    }

    [Fact]
    public void Sizes_no_honest_picture_has_are_refused()
    {
        var claim = Fingerprinting.Claim([.. PngFile.Signature, 0, 0, 0, 13, .. "IHDR"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Contains("too large", claim["error"].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_pixel_has_no_quality_and_no_bits()
    {
        var claim = Fingerprinting.Claim(new PngFile { Width = 1, Height = 1 }.Bytes());
        Assert.Equal(new string('0', 64), claim["pdq"]?["hash"].Text());
        Assert.Equal(0, (int?)claim["pdq"]?["quality"]);
    }

    [Fact]
    public void A_truncated_picture_keeps_its_digests_and_says_why_it_has_no_hash()
    {
        using var waves = Pictures.Waves(300, 200);
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp])
        {
            var bytes = waves.Bytes(format);
            var claim = Fingerprinting.Claim(bytes[..(bytes.Length / 2)]);
            Assert.Null(claim["pdq"]);
            Assert.NotNull(claim["error"].Text());
            Assert.Equal(64, claim["file"]?["sha256"].Text()?.Length);
        }
    }

    private static PdqHash Hash(byte[] bytes, string which = "hash") =>
        PdqHash.TryParse(Fingerprinting.Claim(bytes)["pdq"]?[which].Text(), out var hash) ? hash : throw new InvalidOperationException("No hash.");
}
