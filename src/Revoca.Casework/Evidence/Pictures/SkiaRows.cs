using System.Runtime.InteropServices;
using SkiaSharp;

namespace Revoca.Casework.Evidence.Pictures;

/// <summary>
/// JPEG, WebP, GIF and BMP by SkiaSharp: transparency not multiplied in, no colour conversion, no Exif rotation, the first frame only.
/// The one class that names SkiaSharp: nothing outside the fingerprint verb may reach it, so a serving process never loads a decoder.
/// </summary>
internal static class SkiaRows
{
    /// <param name="path">Skia reads the file itself.</param>
    /// <param name="byRows">True when the format can be decoded a row at a time (a JPEG that is not progressive).</param>
    public static PictureRows Open(string path, bool byRows)
    {
        using var codec = Codec(path);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        PictureRows.Check(width, height, byRows ? PictureRows.MostPixels : PictureRows.MostPixelsAtOnce);
        return new PictureRows(width, height, sink =>
        {
            if (!byRows || !Rows(path, sink))
                Whole(path, sink);
        });
    }

    private static SKCodec Codec(string path) =>
        SKCodec.Create(path) ?? throw new PictureUnreadableException(PictureUnreadableException.Broken);

    private static SKImageInfo Wanted(SKCodec codec) => new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);

    private static bool Rows(string path, RowSink sink)
    {
        using var codec = Codec(path);
        var info = Wanted(codec);
        if (codec.StartScanlineDecode(info) != SKCodecResult.Success)
            return false;
        var row = new byte[info.RowBytes];
        var handle = GCHandle.Alloc(row, GCHandleType.Pinned);
        try
        {
            for (var y = 0; y < info.Height; y++)
            {
                if (codec.GetScanlines(handle.AddrOfPinnedObject(), 1, info.RowBytes) != 1)
                    throw new PictureUnreadableException(PictureUnreadableException.Broken);
                sink(row);
            }
        }
        finally
        {
            handle.Free();
        }

        return true;
    }

    private static void Whole(string path, RowSink sink)
    {
        using var codec = Codec(path);
        var info = Wanted(codec);
        PictureRows.Check(info.Width, info.Height, PictureRows.MostPixelsAtOnce);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
            throw new PictureUnreadableException("the picture does not fit in memory");
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
            throw new PictureUnreadableException(PictureUnreadableException.Broken);
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < info.Height; y++)
            sink(pixels.Slice(y * info.RowBytes, info.RowBytes));
    }
}
