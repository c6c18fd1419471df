using System.Text;
using Revoca.Builders;
using Revoca.Builders.Media;
using SkiaSharp;

namespace Revoca.Casework.Tests.Evidence;

/// <summary>Files made to break readers. Each is answered with digests; what cannot be trusted is left out. Lying lengths, bombs, huge pictures and fifty megabytes of JSON are in <see cref="WalkerFuzzTests"/> and <see cref="PictureTests"/>.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Cut_lying_and_misnamed_files_keep_their_digests_and_never_an_exception()
    {
        var answered = 0;
        double[] places = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? [0.1, 0.3, 0.5, 0.7, 0.9, 0.99] : [0.6];
        foreach (var (name, bytes) in BadFiles.Small().Concat(BadFiles.Cut(places)))
        {
            var claim = Fingerprinting.Claim(bytes, name);
            Assert.Equal(64, claim["file"]?["sha256"].Text()?.Length);
            Assert.Equal(name, claim["file"]?["name"].Text());
            answered++;
        }

        Figure.Tell($"Bad files described on the command line: {answered}, 0 exceptions");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_is_read_from_both_ends(bool bigEndian)
    {
        using var waves = Pictures.Waves(90, 70);
        var found = Fingerprinting.Provenance(waves.Bytes(SKEncodedImageFormat.Jpeg).WithExif(ExifBlock.UserComment("una città 😀\nSteps: 20, Sampler: Euler, Seed: 5", bigEndian, bigEndian)));
        Assert.Equal("una città 😀", found["prompt"].Text());
    }

    [Fact]
    public void A_text_after_the_picture_is_read()
    {
        var late = new PngFile().Text("parameters", Prompts.A1111, afterPicture: true).Bytes();
        Assert.True(late.AsSpan().IndexOf("IDAT"u8) < late.AsSpan().IndexOf("tEXt"u8));
        Assert.Equal("A1111", Fingerprinting.Provenance(late)["tool"].Text());
    }

    [Fact]
    public void A_seed_that_is_not_a_number_gives_way_and_the_rest_is_read()
    {
        var json = Prompts.ComfyPrompt.Replace("\"inputs\":{", "\"inputs\":{\"cfg\":NaN,\"shift\":-Infinity,", StringComparison.Ordinal);
        Assert.Contains("NaN", json, StringComparison.Ordinal);
        Assert.Equal("ComfyUI", Fingerprinting.Provenance(new PngFile().Text("prompt", json).Bytes())["tool"].Text());
    }

    [Fact]
    public void A_video_that_is_an_archive_is_named_by_its_content()
    {
        var claim = Fingerprinting.Claim([.. "PK"u8, 3, 4, .. new byte[200]], "video.mp4");
        Assert.Equal(("unknown", "application/zip"), (claim["kind"].Text(), claim["file"]?["mime"].Text()));
        Assert.Null(claim["pdq"]);
    }

    [Fact]
    public void Of_an_animated_file_the_first_picture_counts()
    {
        using var waves = Pictures.Waves(200, 150, 3);
        var still = new PngFile { Width = 64, Height = 48, Sample = (x, y) => (byte)(x * 3 + y) };
        byte[] control = [0, 0, 0, 2, 0, 0, 0, 0], other = [0, 0, 0, 1, .. new byte[30]];
        var animated = new PngFile { Width = 64, Height = 48, Sample = (x, y) => (byte)(x * 3 + y) }.Chunk("acTL", control).Chunk("fdAT", other);
        Assert.Equal(Fingerprinting.Claim(still.Bytes())["pdq"]?["hash"].Text(), Fingerprinting.Claim(animated.Bytes())["pdq"]?["hash"].Text());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4_000)]
    [InlineData(4, 4)]
    public void Pictures_too_small_for_a_hash_have_quality_nothing(int width, int height)
    {
        var claim = Fingerprinting.Claim(new PngFile { Width = width, Height = height }.Bytes());
        Assert.Equal(0, (int?)claim["pdq"]?["quality"]);
        Assert.Equal(new string('0', 64), claim["pdq"]?["hash"].Text());
    }

    [Theory]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001)]
    [InlineData(1)]
    public void A_model_header_of_an_impossible_length_is_no_model(ulong length)
    {
        var claim = Fingerprinting.Claim([.. BitConverter.GetBytes(length), .. Encoding.UTF8.GetBytes("{\"__metadata__\":{}}")], "lora.safetensors");
        Assert.Equal("unknown", claim["kind"].Text());
        Assert.Null(claim["model"]);
    }
}
