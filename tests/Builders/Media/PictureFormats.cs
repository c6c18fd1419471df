using SkiaSharp;

namespace Revoca.Builders.Media;

/// <summary>The same few invented pictures in every form a picture file can have; each must be read alike here and in a browser.</summary>
public static class PictureFormats
{
    private const int Width = 131, Height = 97;

    public static IEnumerable<(string Name, byte[] Bytes)> All() => [.. Pngs(), .. Jpegs(), .. Webps(), .. Old()];

    private static IEnumerable<(string Name, byte[] Bytes)> Pngs()
    {
        foreach (var (colours, depths) in ((byte, byte[])[])[(0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16])])
            foreach (var depth in depths)
                foreach (var interlaced in (bool[])[false, true])
                    yield return ($"png-{colours}-{depth}{(interlaced ? "-interlaced" : "")}.png", Png(colours, depth, interlaced).Bytes());
        for (byte filter = 0; filter < 5; filter++)
            yield return ($"png-filter-{filter}.png", new PngFile { Width = Width, Height = Height, Filter = filter, Colours = 6, Parts = 7 }.Bytes());
        yield return ("png-palette-clear.png", Png(3, 8, false).Chunk("tRNS", [0, 128, 255, 7]).Bytes());
        yield return ("png-palette-short.png", Png(3, 8, false, colours: 9).Bytes());
        yield return ("png-gamma.png", Png(2, 8, false).Chunk("gAMA", [0, 0, 0xB1, 0x8F]).Chunk("cHRM", new byte[32]).Bytes());
        yield return ("png-turned.png", Png(2, 8, false).Chunk("eXIf", ExifBlock.Orientation(6)).Bytes());
        using var wide = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque, Other()));
        Fill(wide);
        yield return ("png-profile.png", wide.Bytes(SKEncodedImageFormat.Png));
    }

    private static PngFile Png(byte kind, byte depth, bool interlaced, int colours = 256)
    {
        var file = new PngFile { Width = Width, Height = Height, Colours = kind, Depth = depth, Interlaced = interlaced, Filter = (byte)((kind + depth) % 5), Sample = (x, y) => (byte)(x * 2 + y / 8 * 31) };
        return kind == 3 ? file.Chunk("PLTE", [.. Enumerable.Range(0, Math.Min(colours, 1 << depth) * 3).Select(i => (byte)(i * 53 + i / 3 * 17))]) : file;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Jpegs()
    {
        foreach (var progressive in (bool[])[false, true])
        {
            var end = progressive ? "-progressive.jpg" : ".jpg";
            yield return ("jpeg-grey" + end, new JpegFile { Components = 1, Progressive = progressive }.Bytes());
            foreach (var halved in ((int, int)[])[(1, 1), (2, 1), (1, 2), (2, 2), (4, 1), (4, 2)])
                yield return ($"jpeg-halved-{halved.Item1}{halved.Item2}{end}", new JpegFile { Halved = halved, Progressive = progressive }.Bytes());
            yield return ("jpeg-rgb" + end, new JpegFile { Adobe = 0, Progressive = progressive }.Bytes());
            yield return ("jpeg-cmyk" + end, new JpegFile { Components = 4, Adobe = 0, Progressive = progressive }.Bytes());
            yield return ("jpeg-ycck" + end, new JpegFile { Components = 4, Adobe = 2, Progressive = progressive }.Bytes());
            yield return ("jpeg-print" + end, new JpegFile { Components = 4, Progressive = progressive }.Bytes());
        }

        yield return ("jpeg-restart.jpg", new JpegFile { Restart = 5 }.Bytes());
        yield return ("jpeg-tail.jpg", [.. new JpegFile().Bytes(), .. "what follows a picture is no part of it"u8]);
        for (var turn = 1; turn <= 8; turn++)
            yield return ($"jpeg-turned-{turn}.jpg", new JpegFile().Bytes().WithExif(ExifBlock.Orientation(turn, bigEndian: turn % 2 == 0)));
        var far = new JpegFile().Bytes().WithExif(ExifBlock.Orientation(6));
        for (var i = 0; i < 20; i++)
            far = far.WithSegment(0xFE, new byte[65_000]);
        yield return ("jpeg-turned-far.jpg", far);
        using var wide = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque, Other()));
        Fill(wide);
        yield return ("jpeg-profile.jpg", wide.Bytes(SKEncodedImageFormat.Jpeg));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Webps()
    {
        foreach (var alpha in (bool[])[false, true])
            foreach (var kind in (SKWebpEncoderCompression[])[SKWebpEncoderCompression.Lossy, SKWebpEncoderCompression.Lossless])
                yield return ($"webp-{kind}{(alpha ? "-clear" : "")}.webp".ToLowerInvariant(), Webp(kind, alpha));
        byte[] lossy = Webp(SKWebpEncoderCompression.Lossy, false), other = Webp(SKWebpEncoderCompression.Lossy, false, seed: 3);
        for (var turn = 2; turn <= 8; turn += 2)
            yield return ($"webp-turned-{turn}.webp", lossy.Extended(Width, Height, 8, ("EXIF", ExifBlock.Orientation(turn))));
        yield return ("webp-animated.webp", lossy.Animated(other, Width, Height));
        using var wide = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque, Other()));
        Fill(wide);
        yield return ("webp-profile.webp", wide.Bytes(SKEncodedImageFormat.Webp));
    }

    private static byte[] Webp(SKWebpEncoderCompression kind, bool alpha, int seed = 2)
    {
        using var waves = Pictures.Waves(Width, Height, seed, alpha);
        using var pixels = waves.PeekPixels();
        using var data = pixels.Encode(new SKWebpEncoderOptions(kind, 75));
        return data?.ToArray() ?? throw new InvalidOperationException("No WebP was written.");
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Old()
    {
        yield return ("gif.gif", OldPictures.Gif(Width, Height));
        yield return ("gif-clear.gif", OldPictures.Gif(Width, Height, clear: 29));
        yield return ("gif-animated.gif", OldPictures.Gif(Width, Height, frames: 3));
        foreach (var bits in (int[])[8, 24, 32])
            yield return ($"bmp-{bits}.bmp", OldPictures.Bmp(Width, Height, bits));
        yield return ("bmp-down.bmp", OldPictures.Bmp(Width, Height, 24, down: true));
    }

    // A wider set of colours than a screen's, named in the file.
    private static SKColorSpace Other() => SKColorSpace.CreateRgb(SKColorSpaceTransferFn.TwoDotTwo, SKColorSpaceXyz.AdobeRgb);

    private static void Fill(SKBitmap picture)
    {
        using var waves = Pictures.Waves(picture.Width, picture.Height, 2);
        waves.GetPixelSpan().CopyTo(picture.GetPixelSpan());
    }
}
