using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Casework.Evidence.Pictures;

/// <summary>Takes one row of pixels: red, green, blue, alpha.</summary>
internal delegate void RowSink(ReadOnlySpan<byte> rgba);

/// <summary>Why a picture has no fingerprint; the message is for the person who ran the verb.</summary>
internal sealed class PictureUnreadableException(string message) : Exception(message)
{
    public const string Broken = "the picture's data is broken or ends early";
}

/// <summary>A picture that can be read row by row, more than once.</summary>
internal sealed record PictureRows(int Width, int Height, Action<RowSink> Read)
{
    /// <summary>More pixels than this are refused: the filter's memory grows with their number.</summary>
    public const long MostPixels = 1_000_000_000;

    /// <summary>Formats that cannot be read by rows are held whole, so fewer pixels are allowed.</summary>
    public const long MostPixelsAtOnce = 100_000_000;

    /// <summary>Both profiles; a second reading only when a uniform border is to be cut off.</summary>
    public Domain.Evidence.Claims.PictureHashes Hash()
    {
        var prints = new PictureFingerprint(Width, Height);
        Read(prints.AddRow);
        var full = prints.Full();
        var trimmed = prints.Trimmed() is { } area ? Trimmed(area) : full;
        return new(full, prints.N512(full).Hash, trimmed.Hash);
    }

    /// <summary>Refuses sizes that no honest picture has.</summary>
    public static void Check(long width, long height, long most)
    {
        if (width < 1 || height < 1)
            throw new PictureUnreadableException("the picture has no pixels");
        if (width > 1_000_000 || height > 1_000_000 || width * height > most)
            throw new PictureUnreadableException($"the picture of {width}×{height} pixels is too large to be fingerprinted here");
    }

    private PdqResult Trimmed(PixelArea area)
    {
        var stream = new PdqStream(area.Width, area.Height);
        var luma = new float[area.Width];
        var y = 0;
        Read(row =>
        {
            if (y >= area.Top && y < area.Bottom)
            {
                PictureFingerprint.Luma(row[(area.Left * 4)..(area.Right * 4)], luma);
                stream.AddRow(luma);
            }

            y++;
        });
        return stream.Finish();
    }
}
